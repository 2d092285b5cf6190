import type { ResolverEndpointId, VpcId } from '../model/ids.js';
import type { QuotaCode } from '../model/quotas.js';

/**
 * One piece of a snapshot that can be read on its own. The words are lists of a
 * whole scope, the objects are one thing by its id; `resolverTags` and `ruleShares` take
 * an ARN, `profileRules` a Profile,
 * `publicAnswer` an endpoint name.
 */
export type Part =
  | ListPart
  | { readonly cluster: string }
  | { readonly controlPlane: string }
  | { readonly eksInterfaces: VpcId }
  | { readonly vpcDns: VpcId }
  | { readonly endpointAddresses: ResolverEndpointId }
  | { readonly resolverTags: string }
  | { readonly profileRules: string }
  | { readonly ruleShares: string }
  | { readonly publicAnswer: string }
  | { readonly quota: QuotaCode }
  | DiagnosisPart;

/** What only a diagnosis needs; a prefix list, a gateway, a group and a list go by their ids. */
export type DiagnosisPart =
  | { readonly prefixList: string }
  | { readonly transitTables: string }
  | { readonly hostedZones: VpcId }
  | { readonly firewallAssociations: VpcId }
  | { readonly firewallRules: string }
  | { readonly firewallDomains: string }
  | { readonly clusterUpdates: string };

/** The parts that are lists of the whole scope. */
export const listParts = [
  'identity',
  'clusterNames',
  'vpcs',
  'dhcpOptions',
  'subnets',
  'routeTables',
  'peerings',
  'transitGatewayAttachments',
  'securityGroups',
  'securityGroupRules',
  'endpoints',
  'rules',
  'associations',
  'profileAssociations',
  'networkAcls',
] as const;

/** One of them. */
export type ListPart = (typeof listParts)[number];

/** A stable text for one part, for maps. */
export function partKey(part: Part): string {
  if (typeof part === 'string') return part;
  return Object.entries(part)
    .map(([kind, id]) => `${kind}:${id}`)
    .join();
}
