import { RCODE } from '../../core/dns/wire/rcodes.js';
import type { OnPremisesClient, World } from '../world.js';
import { reachesServer, type Flow } from './flow.js';
import { isResolver, nameServersOf } from './nameServers.js';
import { bare, publicReply } from './replies.js';
import { askInbound, askServer, atResolver } from './resolver.js';
import type { Reply, WalkResult } from './result.js';
import { note, type TraceStep, type Transport } from './trace.js';
import type { Walk, WalkQuestion } from './walk.js';

/** Who asks, and whom. */
export type Origin =
  /** An instance of the VPC asks the servers of its DHCP options: mostly its VPC Resolver. */
  | { readonly kind: 'vpc'; readonly vpcId: string }
  /** An on-premises client, the first one if not named, asks an inbound address directly. */
  | { readonly kind: 'inbound'; readonly clientId?: string; readonly ip: string }
  /** An on-premises client, the first one if not named, asks its own DNS server. */
  | { readonly kind: 'on-premises'; readonly clientId?: string }
  /** Anyone asks public DNS. */
  | { readonly kind: 'public' };

function fromOrigin(walk: Walk, origin: Origin): Reply | undefined {
  const { world, steps, name, question } = walk;
  const recorder = { hop: 0, steps };
  switch (origin.kind) {
    case 'public':
      note(recorder, 'public', true, 'public', 'public DNS');
      return publicReply(world, name, question);
    case 'vpc':
      return fromVpc(walk, origin.vpcId);
    case 'on-premises': {
      const client = clientOf(world, origin.clientId);
      return client && askServer(walk, client, 0);
    }
    case 'inbound': {
      const client = clientOf(world, origin.clientId);
      if (!client) {
        note(recorder, 'gateway', false, origin.ip, 'no on-premises client');
        return undefined;
      }
      return askInbound(walk, client, origin.ip, 0, question.recursionDesired);
    }
  }
}

function clientOf(world: World, id: string | undefined): OnPremisesClient | undefined {
  return world.onPremises.find((each) => id === undefined || each.id === id);
}

/** An instance asks one server after the other until one says something, as its stub resolver does. */
function fromVpc(walk: Walk, vpcId: string): Reply | undefined {
  const vpc = walk.world.vpcs.find((each) => each.vpcId === vpcId);
  if (!vpc) return atResolver(walk, vpcId, 0);
  for (const server of nameServersOf(walk.world, vpc)) {
    const reply = isResolver(vpc, server)
      ? fromInstance(walk, vpcId)
      : foreignServer(walk, vpcId, server);
    if (reply) return reply;
  }
  return undefined;
}

function fromInstance(walk: Walk, vpcId: string): Reply | undefined {
  const { question, steps } = walk;
  if (!question.recursionDesired) {
    note({ hop: 0, steps }, 'recursion-desired', false, vpcId, 'RD bit');
    return bare(RCODE.REFUSED);
  }
  return atResolver(walk, vpcId, 0);
}

/** A server that the world does not know answers nothing; a public one, where there is a way out. */
function foreignServer(walk: Walk, vpcId: string, server: string): Reply | undefined {
  const { world, name, question, transport, steps } = walk;
  const flow: Flow = { world, transport, recorder: { hop: 0, steps } };
  const way = reachesServer(flow, vpcId, server);
  if (!way) return undefined;
  if (way.kind === 'internet') {
    return publicReply(world, name, question);
  }
  const client = world.onPremises.find(
    (each) => each.address === server && each.attachment.vpnGatewayId === way.gatewayId,
  );
  const known = client !== undefined;
  note(flow.recorder, 'name-server', known, server, 'DNS server of the DHCP options');
  return client && askServer(walk, client, 0);
}

/**
 * What becomes of a query in the world as it is now: rules by VPC, outbound to inbound endpoint,
 * zones, DNS Firewall, and silence wherever a group, ACL or route would drop a packet. Pure.
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
  const none = { waiting: new Set<string>(), failed: new Set<string>() };
  const walk: Walk = { world, now, question, name, transport, steps, ...none };
  const reply = fromOrigin(walk, origin);
  return reply === undefined
    ? { outcome: 'silence', trace: steps }
    : { outcome: 'answer', ...reply, trace: steps };
}
