import { notRead } from '../../model/fact.js';
import type { VpcId } from '../../model/ids.js';
import { message, type Message } from '../../model/message.js';
import { zonesOf } from '../../model/transit.js';
import type { TransitGatewayRoute } from '../../model/transitTable.js';
import type { Evidence } from '../finding.js';
import type { MissingFact } from '../judgement.js';
import { within, type Network } from '../network.js';

/** Where a packet comes out of a Transit Gateway. */
export type Transit = { readonly evidence: readonly Evidence[] } & (
  | { readonly kind: 'vpc'; readonly vpcId: VpcId; readonly local: false }
  | {
      readonly kind: 'nowhere';
      readonly why: 'transitAttachment' | 'transitZone' | 'transitRoute';
    }
  | { readonly kind: 'unknown'; readonly missing?: MissingFact; readonly unseen?: Message }
);

/**
 * In by the VPC's attachment, which needs a subnet in the sender's zone; on by the table that the
 * attachment is associated with (aws facts §4.3). Tables of another account are unknown.
 */
export function throughTransit(
  network: Network,
  gatewayId: string,
  subnetId: string,
  ip: string,
): Transit {
  const { snapshot, attachments } = network;
  const fact = snapshot.transitGatewayAttachments;
  const call = 'ec2:DescribeTransitGatewayVpcAttachments';
  if (!fact.known) {
    return { kind: 'unknown', evidence: [], missing: { call, subject: gatewayId, fact } };
  }
  const subnet = network.subnets.get(subnetId);
  const own = attachments.find(
    (one) => one.gatewayId === gatewayId && one.vpcId === subnet?.vpcId && !gone(one.state),
  );
  const state = (value: Evidence['value'], subject: string): Evidence => ({
    call,
    subject,
    field: 'TransitGatewayVpcAttachment.State',
    value,
  });
  if (own?.state !== 'available') {
    const evidence = [
      state(
        own?.state ?? message('value.noAttachment'),
        own?.id ?? `${gatewayId} ${subnet?.vpcId ?? ''}`,
      ),
    ];
    return { kind: 'nowhere', why: 'transitAttachment', evidence };
  }
  const zones = zonesOf(own, [...network.subnets.values()]);
  const zone = subnet?.availabilityZone ?? '';
  if (zones.size > 0 && !zones.has(zone)) {
    const field = 'TransitGatewayVpcAttachment.SubnetIds';
    const value = message('value.zones', { zones: [...zones], zone, subnet: subnetId });
    return {
      kind: 'nowhere',
      why: 'transitZone',
      evidence: [{ call, subject: own.id, field, value }],
    };
  }
  return onward(network, gatewayId, own.id, ip);
}

function gone(state: string): boolean {
  return ['deleted', 'deleting', 'rejected', 'failed'].includes(state);
}

function onward(network: Network, gatewayId: string, attachmentId: string, ip: string): Transit {
  const tables = network.snapshot.transitTables[gatewayId] ?? notRead;
  const call = 'ec2:SearchTransitGatewayRoutes';
  if (!tables.known) {
    return { kind: 'unknown', evidence: [], missing: { call, subject: gatewayId, fact: tables } };
  }
  const table = tables.value.find((one) => one.associatedAttachmentIds.includes(attachmentId));
  const evidence = (subject: string, value: Evidence['value']): readonly Evidence[] => [
    { call, subject, field: 'Routes[].State', value },
  ];
  if (!table) {
    const value = message('value.noTransitTable', { attachment: attachmentId });
    return { kind: 'nowhere', why: 'transitRoute', evidence: evidence(gatewayId, value) };
  }
  const route = longest(network, table.routes, ip);
  if (!route) {
    return {
      kind: 'nowhere',
      why: 'transitRoute',
      evidence: evidence(table.id, message('value.noRouteTo', { ip })),
    };
  }
  const shown = `${route.destination} ${route.state}`;
  if (route.state !== 'active') {
    return { kind: 'nowhere', why: 'transitRoute', evidence: evidence(table.id, shown) };
  }
  const to = network.attachments.find(({ id }) => route.attachmentIds.includes(id));
  if (!to) {
    const unseen = message('diagnose.unseenAttachment', {
      table: table.id,
      destination: route.destination,
    });
    return { kind: 'unknown', evidence: evidence(table.id, shown), unseen };
  }
  if (to.state !== 'available') {
    const value = message('value.routeTo', { route: shown, target: to.id, state: to.state });
    return { kind: 'nowhere', why: 'transitAttachment', evidence: evidence(table.id, value) };
  }
  const value = message('value.routeToVpc', { route: shown, target: to.id, vpc: to.vpcId });
  return { kind: 'vpc', vpcId: to.vpcId, local: false, evidence: evidence(table.id, value) };
}

/** The longest prefix; of two alike a static route before a propagated one. */
function longest(
  network: Network,
  routes: readonly TransitGatewayRoute[],
  ip: string,
): TransitGatewayRoute | undefined {
  const prefix = (route: TransitGatewayRoute): number =>
    network.cidr(route.destination)?.prefix ?? -1;
  const rank = ({ type }: TransitGatewayRoute): number => (type === 'static' ? 0 : 1);
  return routes
    .filter(({ destination }) => within(network, destination, ip))
    .toSorted((a, b) => prefix(b) - prefix(a) || rank(a) - rank(b))[0];
}
