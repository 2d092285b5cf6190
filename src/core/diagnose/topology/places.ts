import { message, type Message, type MessageKey } from '../../model/message.js';
import type { Diagnosis, Hop } from '../diagnosis.js';
import type { Evidence } from '../finding.js';
import { worst, type Outcome } from '../judgement.js';
import type { Place, Station } from '../station.js';

/** A station on its way, before anything that was seen is put to it. */
export interface Stop {
  readonly station: Station;
  readonly label: string;
  readonly outcome: Outcome;
  readonly sentence: Message;
  readonly evidence: readonly Evidence[];
}

/** Points of the answer's way back. */
export const replies: readonly Station[] = ['replyAclOut', 'replyRoute', 'replyAclIn'];

/**
 * The hops of a way with the places between them: the client, and both ends of each flow. A place
 * is as reachable as the points before it let it be; the points of the answer's way back follow it.
 */
export function stationsOf(
  { vantage }: Diagnosis,
  part: Hop['part'],
  hops: readonly Hop[],
): readonly Stop[] {
  const stops: Stop[] = [];
  const [first] = hops;
  const begins = part === 'name' || first?.flow?.from.station !== 'client';
  if (begins) stops.push(place({ station: 'client', address: addressOf(vantage) }, 'pass'));
  hops.forEach((hop, at) => {
    const { flow } = hop;
    const before = hops[at - 1];
    const after = hops[at + 1];
    const here = (one: Hop | undefined): boolean => one?.flow === flow;
    if (flow && !here(before)) stops.push(place(flow.from, before?.outcome ?? 'pass'));
    stops.push(stopOf(hop));
    const arrives = !replies.includes(hop.station);
    const goesOn = here(after) && after !== undefined && !replies.includes(after.station);
    if (flow && arrives && !goesOn) {
      const there = hops.filter((one) => one.flow === flow && !replies.includes(one.station));
      stops.push(place(flow.to, worst(there.map(({ outcome }) => outcome))));
    }
  });
  return stops;
}

function stopOf({ station, subject, outcome, sentence, evidence }: Hop): Stop {
  return { station, label: subject, outcome, sentence, evidence };
}

function keyOf(station: Station, address: string): MessageKey {
  if (station === 'client' && address === '') return 'topology.publicClient';
  return sentences[station] ?? 'topology.target';
}

const sentences: Partial<Readonly<Record<Station, MessageKey>>> = {
  client: 'topology.client',
  dnsServer: 'topology.dnsServer',
  outboundEndpoint: 'topology.outboundEndpoint',
  inboundEndpoint: 'topology.inboundEndpoint',
  target: 'topology.target',
  controlPlane: 'topology.controlPlane',
};

function place({ station, address }: Place, outcome: Outcome): Stop {
  const key = keyOf(station, address);
  return { station, label: address, outcome, sentence: message(key, { address }), evidence: [] };
}

function addressOf(vantage: Diagnosis['vantage']): string {
  switch (vantage.kind) {
    case 'vpc':
      return vantage.address ?? vantage.subnetId ?? vantage.vpcId;
    case 'onPremises':
      return vantage.clientCidrs.join(', ') || vantage.dnsServers.join(', ');
    case 'public':
      return '';
  }
}
