import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { required } from '../core/model/required.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { pickProfile } from '../ui/pickCluster.js';
import type { TreeNode } from '../ui/treeNode.js';
import type { CommandDeps } from './deps.js';

interface ClusterArn {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** What the ARN of a cluster says; `undefined` for any other text. */
export function clusterArn(text: string): ClusterArn | undefined {
  const form = /^arn:aws[a-z-]*:eks:([a-z0-9-]+):(\d{12}):cluster\/([0-9A-Za-z][\w-]{0,99})$/;
  const [, region, account, name] = form.exec(text) ?? [];
  return region && account && name ? { region, account, name } : undefined;
}

/**
 * The row of a cluster by its ARN, in what has been read, or else by a profile that the user
 * chooses, which has to be of the ARN's account. Reads names only.
 */
export async function linkedCluster(
  deps: CommandDeps,
  arn: ClusterArn,
  signal: AbortSignal,
): Promise<TreeNode> {
  const { operations, say, window } = deps;
  const { name, region } = arn;
  const known = deps
    .scopes()
    .find((scope) => scope.region === region && holds(operations.snapshot(scope), arn));
  if (known) return { kind: 'cluster', scope: known, name };
  const scope = { profile: (await pickProfile(deps)).name, region };
  const title = say(message('ui.goTo.reading', { region }));
  const snapshot = await window.progress(title, (_report, cancelled) =>
    operations.read(scope, ['identity', 'clusterNames'], AbortSignal.any([signal, cancelled])),
  );
  required(snapshot.identity);
  required(snapshot.clusterNames);
  if (holds(snapshot, arn)) return { kind: 'cluster', scope, name };
  throw new PortError({
    kind: 'notFound',
    messageKey: 'ui.error.linkNotFound',
    args: { ...arn, profile: scope.profile },
    help: message('ui.help.linkNotFound'),
  });
}

function holds({ identity, clusterNames }: Snapshot, { account, name }: ClusterArn): boolean {
  return valueOf(identity)?.accountId === account && valueOf(clusterNames)?.includes(name) === true;
}
