import { forwarderDefinition } from '../core/forwarders/definitions.js';
import {
  forwardedClusters,
  readForwarders,
  type ForwardersFound,
} from '../core/forwarders/fromSnapshot.js';
import { forwarderServers, type ForwarderServer } from '../core/forwarders/types.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { nodeIn } from '../ui/nodeIn.js';
import { pickScope } from '../ui/pickCluster.js';
import { targetsFor } from '../ui/pickTargets.js';
import { required } from '../core/model/required.js';
import { left } from '../ui/readings.js';
import { scopeOf } from '../ui/target.js';
import type { CommandDeps } from './deps.js';

/** What is to be forwarded, and whether it is of all clusters of the scope. */
export interface ToBeForwarded extends ForwardersFound {
  readonly scope: AwsScope;
  readonly complete: boolean;
}

/**
 * The clusters of the argument or of the rows, read anew: one, those selected together, or all of
 * a Region whose row it is. What stands in the way of some is said; throws where none is left.
 */
export async function forwardersFor(
  deps: CommandDeps,
  argument: unknown,
  rows: unknown,
  signal: AbortSignal,
): Promise<ToBeForwarded> {
  const { say, window } = deps;
  const { scope, names } = await clustersMeant(deps, argument, rows, signal);
  const title = say(message('ui.forwarders.reading', { region: scope.region }));
  const found = await window.progress(title, async (_report, cancelled) => {
    const either = AbortSignal.any([signal, cancelled]);
    const snapshot = await readForwarders(
      (parts) => deps.operations.read(scope, parts, either),
      names,
    );
    return forwardedClusters(snapshot, names ?? required(snapshot.clusterNames));
  });
  const [problem, ...others] = found.problems;
  if (problem && found.clusters.length === 0) {
    const { key, args = {} } = problem.message;
    throw new PortError({ kind: 'notFound', messageKey: key, args, help: problem.help });
  }
  if (problem) {
    const said = [problem, ...others].map((one) => `${say(one.message)} ${say(one.help)}`);
    window.say('warn', said.join(' '));
  }
  return { ...found, scope, complete: names === undefined };
}

/** Without names: all of the scope. */
async function clustersMeant(
  deps: CommandDeps,
  argument: unknown,
  rows: unknown,
  signal: AbortSignal,
): Promise<{ readonly scope: AwsScope; readonly names?: readonly string[] }> {
  const node = nodeIn(argument);
  const wide = node?.kind === 'region' || node?.kind === 'group';
  const scope = wide ? node.scope : undefined;
  if (scope) return { scope };
  if (node === undefined && scopeOf(argument) === undefined) {
    const { say, window } = deps;
    const texts = {
      title: say(message('ui.forwarders.which')),
      placeholder: say(message('ui.forwarders.which.hint')),
    };
    const all = await window.pick(texts, [
      { label: say(message('ui.forwarders.one')), value: false },
      { label: say(message('ui.forwarders.all')), value: true },
    ]);
    if (all === undefined) throw left();
    if (all) return { scope: await pickScope(deps) };
  }
  const target = await targetsFor(deps, argument, rows, signal);
  return {
    scope: target.scope,
    names: [target.clusterName, ...(target.furtherClusterNames ?? [])],
  };
}

/** The server that it is for, among those that `fits`. Throws `cancelled` where the user leaves. */
export async function pickServer(
  { say, window }: Pick<CommandDeps, 'say' | 'window'>,
  fits: (server: ForwarderServer) => boolean,
): Promise<ForwarderServer> {
  const texts = {
    title: say(message('ui.forwarders.server')),
    placeholder: say(message('ui.forwarders.server.hint')),
  };
  const choices = forwarderServers.filter(fits).map((server) => ({
    label: say(message(forwarderDefinition(server).title)),
    value: server,
  }));
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}
