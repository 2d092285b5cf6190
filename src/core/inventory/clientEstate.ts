import type { VpcId } from '../model/ids.js';
import type { Part } from './parts.js';

/**
 * What a plan needs to know of client VPCs in their own account: their network and what is
 * associated with them (aws facts §2.11). Nine lists, and two calls for each VPC.
 */
export function clientParts(vpcIds: readonly VpcId[]): readonly Part[] {
  return [
    'identity',
    'vpcs',
    'subnets',
    'dhcpOptions',
    'routeTables',
    'peerings',
    'rules',
    'associations',
    'profileAssociations',
    ...vpcIds.map((vpcDns) => ({ vpcDns })),
  ];
}
