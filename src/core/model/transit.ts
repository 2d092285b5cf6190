import type { VpcId } from './ids.js';
import type { Subnet, TransitGatewayAttachment } from './network.js';
import type { Reach } from './routing.js';

/**
 * Whether a Transit Gateway can lead from one VPC to another: `no` where either has no
 * available attachment to it; otherwise `perhaps`, since its route tables may be another
 * account's (aws facts §4.3). An attachment is expected only of the VPCs in `seen`: those
 * of other accounts do not show.
 */
export function transitReach(
  attachments: readonly TransitGatewayAttachment[],
  seen: ReadonlySet<string>,
  gatewayId: string,
  from: VpcId,
  to: VpcId,
): Reach {
  const attached = (vpcId: VpcId): boolean =>
    !seen.has(vpcId) || attachmentOf(attachments, gatewayId, vpcId) !== undefined;
  return attached(from) && attached(to) ? 'perhaps' : 'no';
}

/** The available attachment of a VPC to a Transit Gateway. */
export function attachmentOf(
  attachments: readonly TransitGatewayAttachment[],
  gatewayId: string,
  vpcId: VpcId,
): TransitGatewayAttachment | undefined {
  return attachments.find(
    (one) => one.gatewayId === gatewayId && one.vpcId === vpcId && one.state === 'available',
  );
}

/** The zones in which an attachment has a subnet; empty if none of its subnets was read. */
export function zonesOf(
  attachment: TransitGatewayAttachment,
  subnets: readonly Subnet[],
): ReadonlySet<string> {
  const attached = subnets.filter(({ id }) => attachment.subnetIds.includes(id));
  return new Set(attached.map(({ availabilityZone }) => availabilityZone));
}
