import type { Question } from '../../core/dns/wire/message.js';
import { RCODE } from '../../core/dns/wire/rcodes.js';
import type { ResolverRule } from '../model/resolver.js';
import { familyOf } from '../net/block.js';
import type { World } from '../world.js';
import { leavesOutbound, reachesFromOnPremises, reachesInbound, type Flow } from './flow.js';
import { inboundParties, outboundParties, type Party } from './party.js';
import { bare, publicReply, zoneReply } from './replies.js';
import type { Reply, WalkResult } from './result.js';
import { actingRule, ruleDomain } from './rules.js';
import { note, type TraceStep, type Transport } from './trace.js';
import { hiddenZone } from './zones.js';

/** Resolvers one query may pass (dns facts §3). */
const MAX_HOPS = 8;

/** Who asks, and whom. */
export type Origin =
  /** An instance of the VPC asks its VPC Resolver. */
  | { readonly kind: 'vpc'; readonly vpcId: string }
  /** An on-premises client, the first one if not named, asks an inbound address directly. */
  | { readonly kind: 'inbound'; readonly clientId?: string; readonly ip: string }
  /** Anyone asks public DNS. */
  | { readonly kind: 'public' };

/** What is asked; RD as in the header. */
export interface WalkQuestion extends Question {
  readonly recursionDesired: boolean;
}

interface Walk {
  readonly world: World;
  readonly now: number;
  readonly question: WalkQuestion;
  /** Lower case, no trailing dot. */
  readonly name: string;
  readonly transport: Transport;
  readonly steps: TraceStep[];
}

function arrive(walk: Walk, to: Party, hop: number): Reply | undefined {
  const { recursionDesired } = walk.question;
  const recorder = { hop, steps: walk.steps };
  if (!note(recorder, 'recursion-desired', recursionDesired, to.endpointId, 'RD bit')) {
    return bare(RCODE.REFUSED);
  }
  return atResolver(walk, to.vpcId, hop + 1);
}

function forward(walk: Walk, rule: ResolverRule, hop: number): Reply | undefined {
  const { world, now, transport, steps } = walk;
  const recorder = { hop, steps };
  const flow: Flow = { world, transport, recorder };
  const endpointId = rule.resolverEndpointId ?? '';
  const sources = outboundParties(world, now, endpointId);
  const shown = `${sources.length} addresses can send`;
  if (!note(recorder, 'outbound-endpoint', sources.length > 0, endpointId, shown)) return undefined;
  const inbound = inboundParties(world, now);
  for (const target of rule.targets) {
    for (const from of sources) {
      if (familyOf(from.ip) !== familyOf(target.ip)) continue;
      const near = inbound.some((to) => to.ip === target.ip && to.subnetId === from.subnetId);
      const vpcId = leavesOutbound(flow, from, target.ip, near);
      if (vpcId === undefined) continue;
      const to = inbound.find((each) => each.ip === target.ip && each.vpcId === vpcId);
      const there = to !== undefined && target.port === 53;
      const place = `${target.ip}:${target.port} in ${vpcId}`;
      if (!note(recorder, 'target', there, to?.endpointId ?? target.ip, place) || !to) continue;
      if (reachesInbound(flow, from, to)) return arrive(walk, to, hop);
    }
  }
  return undefined;
}

function atResolver(walk: Walk, vpcId: string, hop: number): Reply | undefined {
  const { world, now, name, question, steps } = walk;
  const recorder = { hop, steps };
  if (!note(recorder, 'loop', hop < MAX_HOPS, vpcId, `resolver ${hop + 1} of ${MAX_HOPS}`)) {
    return bare(RCODE.SERVFAIL);
  }
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  const support = vpc?.enableDnsSupport === true;
  if (!note(recorder, 'dns-support', support, vpcId, 'enableDnsSupport')) return undefined;
  const zone = hiddenZone(world, now, vpcId, name);
  const rule = actingRule(world, now, vpcId, name);
  // Every name here ends alike, so the longer domain is the more specific; a tie goes to the rule.
  const forwards =
    rule?.ruleType === 'FORWARD' && ruleDomain(rule).length >= (zone?.name.length ?? 0);
  note(
    recorder,
    'rule',
    forwards,
    rule?.id ?? vpcId,
    rule?.domainName ?? 'no rule covers the name',
  );
  if (forwards) return forward(walk, rule, hop);
  note(recorder, 'zone', zone !== undefined, vpcId, zone?.name ?? 'no hidden zone holds the name');
  if (zone) return zoneReply(zone, name, question);
  note(recorder, 'public', true, vpcId, 'public DNS');
  return publicReply(world, name, question);
}

function fromOrigin(walk: Walk, origin: Origin): Reply | undefined {
  const { world, now, transport, steps, name, question } = walk;
  const recorder = { hop: 0, steps };
  switch (origin.kind) {
    case 'public':
      note(recorder, 'public', true, 'public', 'public DNS');
      return publicReply(world, name, question);
    case 'vpc':
      if (!question.recursionDesired) {
        note(recorder, 'recursion-desired', false, origin.vpcId, 'RD bit');
        return bare(RCODE.REFUSED);
      }
      return atResolver(walk, origin.vpcId, 0);
    case 'inbound': {
      const client = world.onPremises.find(
        (each) => origin.clientId === undefined || each.id === origin.clientId,
      );
      const to = inboundParties(world, now).find((each) => each.ip === origin.ip);
      if (!note(recorder, 'target', to !== undefined, origin.ip, 'inbound address') || !to) {
        return undefined;
      }
      if (!client) {
        note(recorder, 'gateway', false, origin.ip, 'no on-premises client');
        return undefined;
      }
      const flow: Flow = { world, transport, recorder };
      return reachesFromOnPremises(flow, client, to) ? arrive(walk, to, 0) : undefined;
    }
  }
}

/**
 * What becomes of a query in the world as it is now: rules by VPC, outbound to inbound endpoint,
 * hidden zone, and silence wherever a group, ACL or route would drop a packet. Pure.
 */
export function resolve(
  world: World,
  now: number,
  origin: Origin,
  question: WalkQuestion,
  transport: Transport,
): WalkResult {
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const steps: TraceStep[] = [];
  const reply = fromOrigin({ world, now, question, name, transport, steps }, origin);
  return reply === undefined
    ? { outcome: 'silence', trace: steps }
    : { outcome: 'answer', ...reply, trace: steps };
}
