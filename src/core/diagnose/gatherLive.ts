import { valueOf } from '../model/fact.js';
import { message, type Message } from '../model/message.js';
import { PortError } from '../model/portError.js';
import type { SocketVantage } from '../model/vantage.js';
import type { Clock, Dns } from '../ports.js';
import { askLive } from './askLive.js';
import { noLiveEvidence, type LiveEvidence, type LiveNotAsked } from './live.js';
import { ownPlaces, whyNoPlace } from './ownPlaces.js';
import { proxyOf } from './proxy.js';
import { reachLive, type ReachLiveRequest, type TryReach } from './reachLive.js';

/** What live checks of a diagnosis need. */
export interface LiveDeps {
  readonly dns: Dns;
  readonly clock: Clock;
  readonly reach: TryReach;
  /** Where one can ask. No command is run anywhere: only places that a socket reaches. */
  readonly places: () => Promise<readonly SocketVantage[]>;
  /** Of this machine: names its proxy (aws facts §10, F44). */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What is asked about; the places are looked up. */
export type LiveQuestion = Omit<ReachLiveRequest, 'places'>;

/**
 * Everything live that a diagnosis stands beside its prediction: answers for the name, connections
 * to 443, this machine's proxy; and what of it was not asked from the vantage, with the reason.
 * Never rejects for trouble of the network or of AWS. An aborted signal ends it with what there is.
 */
export async function gatherLive(
  deps: LiveDeps,
  question: LiveQuestion,
  signal: AbortSignal,
): Promise<LiveEvidence> {
  const { snapshot, clusterName, vantage } = question;
  const name = valueOf(snapshot.clusters[clusterName])?.endpointName;
  if (name === undefined) return noLiveEvidence;
  const proxy = proxyOf(deps.environment, name);
  const more = proxy ? { proxy } : {};
  let places: readonly SocketVantage[];
  try {
    places = await deps.places();
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const why =
      error.kind === 'cancelled'
        ? message('diagnose.notAsked.cancelled')
        : message('diagnose.notAsked.trouble', { why: error.message });
    return { ...noLiveEvidence, notAsked: [notAsked('name', why), notAsked('api', why)], ...more };
  }
  const request = { ...question, places };
  const asking = askLive(deps, request, signal);
  const reached = await reachLive(deps, request, asking, signal);
  const answers = await asking;
  const why = signal.aborted ? message('diagnose.notAsked.cancelled') : whyNoPlace(vantage);
  const missing = [
    ...(signal.aborted || ownPlaces(request).length === 0 ? [notAsked('name', why)] : []),
    ...('notAsked' in reached ? [notAsked('api', reached.notAsked)] : []),
    ...('connections' in reached && signal.aborted ? [notAsked('api', why)] : []),
  ];
  const connections = 'connections' in reached ? reached.connections : [];
  return { answers, connections, ...(missing.length > 0 ? { notAsked: missing } : {}), ...more };
}

function notAsked(what: LiveNotAsked['what'], why: Message): LiveNotAsked {
  return { what, why };
}
