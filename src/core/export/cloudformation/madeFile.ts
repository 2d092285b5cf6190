import type { GeneratedFile } from '../../model/generatedFile.js';
import type { Context } from './context.js';
import { resourcesOf } from './create.js';
import { templateText } from './document.js';
import { outputsOf } from './made.js';
import { addressParameters, takenFrom } from './parameters.js';
import { fileName } from './stackName.js';
import type { Stage } from './stages.js';
import type { Resource } from './template.js';
import { texts } from './texts.js';

/** The template of what one account creates. */
export function madeFile(
  context: Context,
  { identity, steps }: Extract<Stage, { readonly kind: 'make' | 'remove' }>,
): { readonly files: readonly GeneratedFile[]; readonly resources: readonly Resource[] } {
  const { plan, names, targeted, chosen } = context;
  const resources = resourcesOf({ plan, steps, names, targeted });
  const asked = steps.filter(({ id }) => targeted.has(id));
  const addresses = asked.map((step) => addressParameters(step, names, chosen));
  const strict = steps.some(({ spec }) => spec.kind === 'revokeDefaultEgress');
  const associates = steps.some(({ spec }) => spec.kind === 'associateResolverRule');
  const clusters = [plan.clusterName, ...(plan.furtherClusters ?? []).map(({ name }) => name)];
  const text = templateText({
    description: texts.what,
    comments: [
      texts.what,
      `${texts.made} Plan ${plan.id} for ${clusters.join(', ')}.`,
      ...(addresses.length > 0 ? ['', ...texts.addresses] : []),
      ...(strict ? ['', ...texts.strict] : []),
      ...(associates ? ['', ...texts.order] : []),
    ],
    only: identity,
    parameters: [...addresses.flat(), ...takenFrom(plan, steps, names)],
    distinct: addresses.map((group) => group.map(({ id }) => id)),
    resources,
    outputs: steps.flatMap((step) => outputsOf(step, names)),
  });
  const name = fileName(plan, 'make', identity);
  return { files: [{ name, language: 'yaml', text, notes: [] }], resources };
}
