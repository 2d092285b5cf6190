import { RCODE } from '../../core/dns/wire/rcodes.js';
import type { HostedZone } from '../model/hostedZone.js';
import type { ResolverRule } from '../model/resolver.js';
import { familyOf } from '../net/block.js';
import type { OnPremisesClient } from '../world.js';
import { customerZone, recordsOf } from './customerZones.js';
import { firewallDecision } from './firewall.js';
import {
  leavesOutbound,
  reachesFromOnPremises,
  reachesInbound,
  returnsToOutbound,
  type Flow,
} from './flow.js';
import { serverReply } from './onPremises.js';
import { inboundParties, outboundParties, type Party } from './party.js';
import { bare, blockedReply, publicReply, recordsReply, zoneReply } from './replies.js';
import type { Reply } from './result.js';
import type { Way } from './route.js';
import { actingRule, ruleDomain } from './rules.js';
import { note } from './trace.js';
import { about, type Walk } from './walk.js';
import { hiddenZone } from './zones.js';

/** Resolvers one query may pass (dns facts §3). */
const MAX_HOPS = 8;

/** A query that comes in at an inbound address. */
function arrive(walk: Walk, to: Party, hop: number, recursionDesired: boolean): Reply | undefined {
  const recorder = { hop, steps: walk.steps };
  if (!note(recorder, 'recursion-desired', recursionDesired, to.endpointId, 'RD bit')) {
    return bare(RCODE.REFUSED);
  }
  return atResolver(walk, to.vpcId, hop + 1);
}

/** An on-premises client, or server, asks an inbound address. */
export function askInbound(
  walk: Walk,
  client: OnPremisesClient,
  address: string,
  hop: number,
  recursionDesired: boolean,
): Reply | undefined {
  const { world, now, transport, steps } = walk;
  const recorder = { hop, steps };
  const parties = inboundParties(world, now).filter((each) => each.ip === address);
  // Of two VPCs that have the address, the one that the client's gateway leads to.
  const to = parties.find(({ vpcId }) => vpcId === client.attachment.vpcId) ?? parties[0];
  if (!note(recorder, 'target', to !== undefined, address, 'inbound address') || !to) {
    return undefined;
  }
  const flow: Flow = { world, transport, recorder };
  if (!reachesFromOnPremises(flow, client, to)) return undefined;
  return arrive(walk, to, hop, recursionDesired);
}

/** The DNS server at an on-premises client's address is asked. */
export function askServer(walk: Walk, client: OnPremisesClient, hop: number): Reply {
  return serverReply(walk, client, hop, (address, recursionDesired) =>
    askInbound(walk, client, address, hop, recursionDesired),
  );
}

function forward(walk: Walk, rule: ResolverRule, hop: number): Reply | undefined {
  const { world, now, steps } = walk;
  const recorder = { hop, steps };
  const endpointId = rule.resolverEndpointId ?? '';
  const sources = outboundParties(world, now, endpointId);
  const shown = `${sources.length} addresses can send`;
  if (!note(recorder, 'outbound-endpoint', sources.length > 0, endpointId, shown)) return undefined;
  let last: Reply | undefined;
  for (const target of rule.targets) {
    for (const from of sources) {
      if (familyOf(from.ip) !== familyOf(target.ip)) continue;
      const reply = sendTo(walk, from, target, hop);
      if (reply && !isFailure(reply)) return reply;
      // Silence or a failure: the next target may know better, as with any forwarder.
      last = reply ?? last;
    }
  }
  return last;
}

function isFailure({ rcode }: Reply): boolean {
  return rcode === RCODE.SERVFAIL || rcode === RCODE.REFUSED;
}

function sendTo(
  walk: Walk,
  from: Party,
  { ip, port }: { readonly ip: string; readonly port: number },
  hop: number,
): Reply | undefined {
  const { world, now, transport, steps, question } = walk;
  const recorder = { hop, steps };
  const flow: Flow = { world, transport, recorder };
  const inbound = inboundParties(world, now).filter((to) => to.ip === ip);
  const near = inbound.some((to) => to.subnetId === from.subnetId);
  const way = leavesOutbound(flow, from, ip, near);
  if (!way) return undefined;
  const outside = outsideServer(walk, way, ip, hop);
  const to = inbound.find(({ vpcId }) => way.kind === 'vpc' && vpcId === way.vpcId);
  const there = (to !== undefined || outside !== undefined) && port === 53;
  const place = `${ip}:${port} in ${way.vpcId ?? way.kind}`;
  if (!note(recorder, 'target', there, to?.endpointId ?? ip, place)) return undefined;
  if (to) {
    if (walk.failed.has(to.vpcId) || !reachesInbound(flow, from, to)) return undefined;
    const reply = arrive(walk, to, hop, question.recursionDesired);
    if (!reply || isFailure(reply)) walk.failed.add(to.vpcId);
    return reply;
  }
  return outside && returnsToOutbound(flow, from, ip) ? outside() : undefined;
}

/** The server outside AWS that a packet arrives at: the data centre's behind its gateway, or a public one. */
function outsideServer(walk: Walk, way: Way, ip: string, hop: number): (() => Reply) | undefined {
  const { world, name, question } = walk;
  if (way.kind === 'internet') {
    return () => publicReply(world, name, question);
  }
  const client = world.onPremises.find(
    (each) => each.address === ip && each.attachment.vpnGatewayId === way.gatewayId,
  );
  return client && (() => askServer(walk, client, hop + 1));
}

/** What the Resolver of a VPC answers; undefined where it is not there, or nobody answers it. */
export function atResolver(walk: Walk, vpcId: string, hop: number): Reply | undefined {
  const { waiting, steps } = walk;
  const fresh = hop < MAX_HOPS && !waiting.has(vpcId);
  if (!note({ hop, steps }, 'loop', fresh, vpcId, `resolver ${hop + 1} of ${MAX_HOPS}`)) {
    return bare(RCODE.SERVFAIL);
  }
  waiting.add(vpcId);
  const reply = decide(walk, vpcId, hop);
  waiting.delete(vpcId);
  return reply;
}

function decide(walk: Walk, vpcId: string, hop: number): Reply | undefined {
  const { world, now, name, question, steps } = walk;
  const recorder = { hop, steps };
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  const support = vpc?.enableDnsSupport === true;
  if (!note(recorder, 'dns-support', support, vpcId, 'enableDnsSupport')) return undefined;
  const decision = firewallDecision(world, vpcId, name);
  if (decision) {
    const { rule, groupId } = decision;
    const passes = rule.action !== 'BLOCK';
    if (!note(recorder, 'firewall', passes, groupId, `${rule.name}: ${rule.action}`)) {
      return blockedReply(rule, question);
    }
  }
  const hidden = hiddenZone(world, now, vpcId, name);
  const customer = customerZone(world, vpcId, name);
  // Every name here ends alike, so the longer domain is the more specific; a tie goes to the rule.
  const own = customer && customer.name.length > (hidden?.name.length ?? 0) ? customer : undefined;
  const zoneName = own?.name ?? hidden?.name;
  const rule = actingRule(world, now, vpcId, name);
  const forwards =
    rule?.ruleType === 'FORWARD' && ruleDomain(rule).length >= (zoneName ?? '').length;
  const covering = rule?.domainName ?? 'no rule covers the name';
  note(recorder, 'rule', forwards, rule?.id ?? vpcId, covering);
  if (forwards) return forward(walk, rule, hop);
  const zone = zoneName ?? 'no zone holds the name';
  note(recorder, 'zone', zoneName !== undefined, own?.id ?? vpcId, zone);
  if (own) return fromZone(walk, own, vpcId, hop);
  if (hidden) return zoneReply(hidden, name, question);
  note(recorder, 'public', true, vpcId, 'public DNS');
  return publicReply(world, name, question);
}

/** From a customer's zone: no fall-through to public DNS; a CNAME is followed (aws facts §2.6, 3). */
function fromZone(walk: Walk, zone: HostedZone, vpcId: string, hop: number): Reply | undefined {
  const reply = recordsReply(zone.name, recordsOf(zone, walk.name), walk.question);
  const [first] = reply.answers;
  if (first?.data.kind !== 'CNAME') return reply;
  const target = first.data.target.replace(/\.$/, '').toLowerCase();
  const rest = atResolver(about(walk, target), vpcId, hop + 1);
  return rest && { ...rest, answers: [...reply.answers, ...rest.answers] };
}
