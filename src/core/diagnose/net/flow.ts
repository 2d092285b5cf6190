import type { Evidence } from '../finding.js';
import { worst, type Judgement, type Outcome } from '../judgement.js';
import type { Network } from '../network.js';
import { ephemeral, judgeAcl } from './acl.js';
import type { End, Service } from './end.js';
import { judgeGroups } from './groups.js';
import { wayFrom, type NoWay } from './way.js';

/** The points that a packet and its answer pass, in their order. */
export type Point =
  | 'egressGroup'
  | 'aclOut'
  | 'route'
  | 'aclIn'
  | 'ingressGroup'
  | 'replyAclOut'
  | 'replyRoute'
  | 'replyAclIn';

/** Why a route does not lead there; `overlap`, where the sender's own VPC has the address. */
export type RouteTrouble = NoWay | 'overlap' | 'otherVpc';

/** One point of a flow, judged. */
export interface FlowStep extends Judgement {
  readonly point: Point;
  readonly trouble?: RouteTrouble;
}

/** A flow from one end to another and back, every point judged, whatever those before it say. */
export interface FlowTrace {
  readonly from: End;
  readonly to: End;
  readonly service: Service;
  readonly outcome: Outcome;
  readonly steps: readonly FlowStep[];
}

/**
 * Judges a flow: groups, ACLs and routes there, ACLs and routes back (aws facts §3.2, §4.2).
 * Network ACLs stand between subnets, not inside one. Outside AWS only what AWS shows is judged:
 * the cluster's side.
 */
export function judgeFlow(network: Network, from: End, to: End, service: Service): FlowTrace {
  const { protocol, port } = service;
  const served = { from: port, to: port };
  const steps: FlowStep[] = [];
  const apart = from.subnetId !== to.subnetId || from.subnetId === undefined;
  const acl = (
    point: Point,
    own: End,
    direction: 'ingress' | 'egress',
    peer: End,
    ports: { readonly from: number; readonly to: number },
  ): void => {
    if (!apart || own.subnetId === undefined) return;
    steps.push({ point, ...judgeAcl(network, own.subnetId, direction, peer, protocol, ports) });
  };
  // The groups of a client are not known, and outside AWS there are none.
  if (from.groupIds) {
    steps.push({ point: 'egressGroup', ...judgeGroups(network, from, 'egress', to, service) });
  }
  acl('aclOut', from, 'egress', to, served);
  if (from.subnetId !== undefined) steps.push(judgeRoute(network, 'route', from, to));
  acl('aclIn', to, 'ingress', from, served);
  steps.push({ point: 'ingressGroup', ...judgeGroups(network, to, 'ingress', from, service) });
  acl('replyAclOut', to, 'egress', from, ephemeral);
  if (to.subnetId !== undefined) steps.push(judgeRoute(network, 'replyRoute', to, from));
  acl('replyAclIn', from, 'ingress', to, ephemeral);
  return { from, to, service, steps, outcome: worst(steps.map(({ outcome }) => outcome)) };
}

function judgeRoute(network: Network, point: Point, own: End, peer: End): FlowStep {
  const way = wayFrom(network, own.subnetId ?? '', peer.ip);
  const base = { point, subject: way.tableId, evidence: way.evidence };
  const drop = (trouble: RouteTrouble, evidence: readonly Evidence[] = way.evidence): FlowStep => ({
    ...base,
    outcome: 'drop',
    trouble,
    evidence,
  });
  switch (way.kind) {
    case 'unknown':
      return {
        ...base,
        outcome: 'unknown',
        ...(way.missing ? { missing: way.missing } : {}),
        ...(way.unseen ? { unseen: way.unseen } : {}),
      };
    case 'nowhere':
      return drop(way.why);
    case 'onPremises':
      return peer.vpcId === undefined ? { ...base, outcome: 'pass' } : drop('otherVpc');
    case 'vpc':
      if (way.vpcId === peer.vpcId) return { ...base, outcome: 'pass' };
      return drop(way.local ? 'overlap' : 'otherVpc');
  }
}
