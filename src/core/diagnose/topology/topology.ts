import type { Message } from '../../model/message.js';
import type { Diagnosis, Hop } from '../diagnosis.js';
import type { Evidence, Finding } from '../finding.js';
import type { Outcome } from '../judgement.js';
import type { Station } from '../station.js';
import { withFindings } from './findingsAt.js';
import { replies, stationsOf, type Stop } from './places.js';
import { proofOf, type Proof } from './proof.js';

/** One station of a lane, as it is drawn. */
export interface TopologyNode {
  /** `name:3`: the same as long as the way is. */
  readonly id: string;
  readonly station: Station;
  /** An id, an address, a name; may be empty. */
  readonly label: string;
  /** By the last proof where there is one, else as computed. */
  readonly outcome: Outcome;
  readonly computed: Outcome;
  /** Whether the outcome was seen, and not only computed. */
  readonly proven: boolean;
  readonly sentence: Message;
  readonly evidence: readonly Evidence[];
  /** Those of the diagnosis that are about this station, causes first. */
  readonly findings: readonly Finding[];
}

/** One way, from its beginning to its end: of a query, or of a connection to one address. */
export interface Lane {
  readonly part: Hop['part'];
  /** The control-plane address, of a connection. */
  readonly to?: string;
  readonly nodes: readonly TopologyNode[];
  /** What was seen of the whole way, where it was asked live. */
  readonly proof?: Proof;
}

/**
 * The way of the name and of connections as lanes of stations. What was seen of a whole way holds
 * for all its stations where it went through, and for its destination where it did not. Pure.
 */
export function topologyOf(diagnosis: Diagnosis): readonly Lane[] {
  const lanes = lanesOf(diagnosis.path).map(({ part, to, hops }): Lane => {
    const proof = proofOf(diagnosis, part, to);
    const stops = stationsOf(diagnosis, part, hops);
    const destination = stops.findLastIndex(({ station }) => !replies.includes(station));
    const nodes = stops.map((stop, at): TopologyNode => {
      const proven = proof !== undefined && (proof.outcome === 'pass' || at === destination);
      return nodeOf(stop, `${to ?? part}:${at}`, proven ? proof.outcome : undefined);
    });
    return { part, ...(to === undefined ? {} : { to }), nodes, ...(proof && { proof }) };
  });
  return withFindings(lanes, diagnosis.findings);
}

function nodeOf(stop: Stop, id: string, seen: Outcome | undefined): TopologyNode {
  const { station, label, outcome: computed, sentence, evidence } = stop;
  const proven = seen !== undefined;
  const outcome = seen ?? computed;
  return { id, station, label, outcome, computed, proven, sentence, evidence, findings: [] };
}

interface Way {
  readonly part: Hop['part'];
  readonly to: string | undefined;
  readonly hops: readonly Hop[];
}

/** The name is one way; each address that is connected to, another. */
function lanesOf(path: readonly Hop[]): readonly Way[] {
  const ways = new Map<string | undefined, Hop[]>();
  for (const hop of path) {
    const to = hop.part === 'api' ? hop.flow?.to.address : undefined;
    ways.set(to, [...(ways.get(to) ?? []), hop]);
  }
  return [...ways].map(([to, hops]) => ({ part: to === undefined ? 'name' : 'api', to, hops }));
}
