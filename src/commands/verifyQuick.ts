import { askedOver } from '../core/dns/way.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { controlPlaneAddresses } from '../core/verify/controlPlane.js';
import { targetFor } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { textIn, type ClusterTarget } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';
import { pickPlace } from './pickPlace.js';
import { wayFor } from './pickWay.js';

/**
 * **Verify resolution** without a form: one question from one vantage, dig's text in an
 * untitled document. The argument may name the `vantage` by its id, and the
 * `transport` (with `tlsHostname` and `tlsCa`).
 */
export const verifyQuick: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const target = await targetFor(deps, argument, signal);
    const { snapshot, name } = await readCluster(deps, target, signal);
    const named = { id: textIn(argument, 'vantage'), inside: false };
    const picked = await pickPlace(deps, target.scope, named, signal);
    const way = await wayFor(deps, argument, picked);
    const vantage = askedOver(picked, way.transport);
    const title = say(message('ui.verify.asking', { name, vantage: vantage.name }));
    const check = await window.progress(title, (_report, cancelled) =>
      operations.runCheck(
        {
          vantage,
          name,
          type: 'A',
          ...way,
          expected: controlPlaneAddresses(snapshot, target.clusterName),
        },
        AbortSignal.any([signal, cancelled]),
      ),
    );
    const sentence = say(check.sentence);
    await window.showUntitled(`; ${sentence.replace(/\s*\n\s*/g, ' ')}\n${check.dig}`, 'plaintext');
    return check;
  };

async function readCluster(
  { operations, say }: CommandDeps,
  { scope, clusterName }: ClusterTarget,
  signal: AbortSignal,
): Promise<{ readonly snapshot: Snapshot; readonly name: string }> {
  const first = await operations.read(scope, [{ cluster: clusterName }], signal);
  const cluster = required(first.clusters[clusterName]);
  if (cluster.endpointName === undefined) {
    throw new PortError({
      kind: 'invalid',
      messageKey: 'ui.error.noEndpointName',
      args: { cluster: clusterName, status: cluster.status || say(message('ui.unknown')) },
      help: message('ui.help.noEndpointName'),
    });
  }
  const snapshot = await operations.read(scope, [{ controlPlane: clusterName }], signal);
  return { snapshot, name: cluster.endpointName };
}
