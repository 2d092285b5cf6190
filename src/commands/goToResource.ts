import type { AwsScope } from '../core/model/identity.js';
import { message, type MessageKey } from '../core/model/message.js';
import type { Choice } from '../platform/window.js';
import { pickScope } from '../ui/pickCluster.js';
import { left } from '../ui/readings.js';
import { textIn } from '../ui/target.js';
import type { TreeNode } from '../ui/treeNode.js';
import type { Command, CommandDeps } from './deps.js';
import { clusterArn, linkedCluster } from './linkedCluster.js';
import { resourcesOf, type Resource } from './resources.js';

const kinds: Readonly<
  Partial<Record<TreeNode['kind'], { readonly icon: string; readonly word: MessageKey }>>
> = {
  cluster: { icon: 'server-environment', word: 'ui.kind.cluster' },
  vpc: { icon: 'cloud', word: 'ui.kind.vpc' },
  endpoint: { icon: 'plug', word: 'ui.kind.endpoint' },
  address: { icon: 'circle-small', word: 'ui.kind.address' },
  rule: { icon: 'arrow-swap', word: 'ui.kind.rule' },
  association: { icon: 'link', word: 'ui.kind.association' },
};

/**
 * **Go to resource…**: over everything that has been read of any profile and Region, by name, id,
 * ARN or endpoint name, and shows its row. The editor's own search sees loaded rows only. Where
 * nothing has been read, or elsewhere, a Region's lists are read first. The argument may have `text`,
 * which must fit one resource exactly; a cluster's ARN may be of one that has not been read.
 */
export const goToResource: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const text = textIn(argument, 'text');
    const known = deps.scopes().flatMap((scope) => resourcesOf(deps.operations.snapshot(scope)));
    const exact = text === undefined ? undefined : known.find((one) => textsOf(one).includes(text));
    const arn = text === undefined ? undefined : clusterArn(text);
    const node =
      exact?.node ??
      (arn ? await linkedCluster(deps, arn, signal) : await pickAmong(deps, known, signal));
    await deps.reveal(node);
    return node;
  };

async function pickAmong(
  deps: CommandDeps,
  known: readonly Resource[],
  signal: AbortSignal,
): Promise<TreeNode> {
  if (known.length === 0) return pickElsewhere(deps, signal);
  const { say, window } = deps;
  const other: Choice<TreeNode | null> = {
    label: `$(search) ${say(message('ui.goTo.elsewhere'))}`,
    alwaysShow: true,
    value: null,
  };
  const texts = {
    title: say(message('ui.goTo.title')),
    placeholder: say(message('ui.goTo.hint')),
  };
  const picked = await window.pick(texts, [...known.map((one) => choiceOf(deps, one)), other]);
  if (picked === undefined) throw left();
  return picked ?? pickElsewhere(deps, signal);
}

/** Reads the lists of one Region, which the user named. */
async function pickElsewhere(deps: CommandDeps, signal: AbortSignal): Promise<TreeNode> {
  const { operations, say, window } = deps;
  const scope = await pickScope(deps);
  const title = say(message('ui.goTo.reading', { region: scope.region }));
  const snapshot = await window.progress(title, (_report, cancelled) =>
    operations.read(
      scope,
      ['identity', 'clusterNames', 'vpcs', 'endpoints', 'rules', 'associations'],
      AbortSignal.any([signal, cancelled]),
    ),
  );
  const found = resourcesOf(snapshot);
  const region: TreeNode = { kind: 'region', scope };
  // Nothing, or nothing that may be read: the Region's own rows say why.
  if (found.length === 0) return region;
  const texts = {
    title: say(message('ui.goTo.title')),
    placeholder: say(message('ui.goTo.hint')),
  };
  const picked = await window.pick(
    texts,
    found.map((one) => choiceOf(deps, one)),
  );
  if (picked === undefined) throw left();
  return picked;
}

function choiceOf({ say }: CommandDeps, resource: Resource): Choice<TreeNode> {
  const { node, name, id, arn, endpointName } = resource;
  const kind = kinds[node.kind];
  const scope: AwsScope | undefined = 'scope' in node ? node.scope : undefined;
  const where = scope ? `${scope.profile} · ${scope.region}` : '';
  const detail = [id === name ? undefined : id, endpointName, arn].filter(Boolean).join(' · ');
  return {
    label: kind ? `$(${kind.icon}) ${name}` : name,
    description: `${kind ? say(message(kind.word)) : ''} · ${where}`,
    ...(detail === '' ? {} : { detail }),
    value: node,
  };
}

function textsOf({ name, id, arn, endpointName }: Resource): readonly (string | undefined)[] {
  return [name, id, arn, endpointName];
}
