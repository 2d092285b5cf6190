import type { GeneratedFile } from '../../model/generatedFile.js';
import type { Context } from './context.js';
import { templateText } from './document.js';
import { inOrder } from './remove.js';
import { fileName, importName } from './stackName.js';
import type { Stage } from './stages.js';
import type { Resource } from './template.js';
import { texts } from './texts.js';

/** The template of what an account takes away, and the list by which it is imported. */
export function removalFiles(
  context: Context,
  { identity, steps }: Extract<Stage, { readonly kind: 'make' | 'remove' }>,
): { readonly files: readonly GeneratedFile[]; readonly resources: readonly Resource[] } {
  const { plan, imports } = context;
  const byStep = new Map(steps.map(({ id }) => [id, imports.get(id) ?? []]));
  const things = inOrder(plan, byStep);
  const resources = things.map(({ resource }) => resource);
  const text = templateText({
    description: texts.removal,
    comments: [
      texts.removal,
      `${texts.made} Plan ${plan.id} for ${plan.clusterName}.`,
      '',
      ...texts.importOnly,
      '',
      ...texts.noGuard,
    ],
    parameters: [],
    distinct: [],
    resources,
    outputs: [],
    deletionPolicy: 'Delete',
  });
  const list = things.map(({ resource, identifier }) => ({
    ResourceType: resource.type,
    LogicalResourceId: resource.id,
    ResourceIdentifier: { [identifier.key]: identifier.value },
  }));
  const template = { name: fileName(plan, 'remove', identity), language: 'yaml', text, notes: [] };
  const name = importName(plan, identity);
  const json = `${JSON.stringify(list, null, 2)}\n`;
  return { files: [template, { name, language: 'json', text: json, notes: [] }], resources };
}
