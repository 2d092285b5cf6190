import type {
  AccessRequest,
  DisableRequest,
  EnableRequest,
  ForeignClient,
  OnPremisesRequest,
  RepairRequest,
} from '../../model/plan.js';
import { address, list, object, oneOf, optional, range, record, text } from './readers.js';
import { groupId, subnetId, tags, vpcId } from './specs.js';

const onPremises = object<OnPremisesRequest>({
  dnsServers: list(range),
  clientRanges: list(range),
  hubVpcId: optional(vpcId),
});

/** What was asked for when a plan to enable was made. */
export const enableRequest = object<EnableRequest>({
  clusterName: text,
  furtherClusterNames: optional(list(text)),
  clientVpcIds: list(vpcId),
  foreignClients: optional(list(object<ForeignClient>({ profile: text, vpcId }))),
  onPremises: optional(onPremises),
  inboundSubnetIds: optional(list(subnetId)),
  outboundVpcId: optional(vpcId),
  outboundSubnetIds: optional(list(subnetId)),
  addressesPerEndpoint: optional(oneOf(2, 3)),
  endpointType: optional(oneOf('IPV4', 'DUALSTACK')),
  pinnedIps: optional(record(address)),
  nameTemplate: optional(text),
  tags: optional(tags),
  controlPlaneGroupId: optional(groupId),
  controlPlaneGroupIds: optional(record(groupId)),
  evenIfNotNeeded: optional(oneOf(true, false)),
  repairForeignRules: optional(oneOf(true, false)),
  enablePrivateAccess: optional(oneOf(true, false)),
  fixVpcDns: optional(oneOf(true, false)),
});

/** What was asked for when a plan to disable was made. */
export const disableRequest = object<DisableRequest>({
  clusterName: text,
  clientVpcIds: optional(list(vpcId)),
});

/** What was asked for when a plan to change access was made. */
export const accessRequest = object<AccessRequest>({
  clusterName: text,
  change: oneOf('disablePublic', 'refreshOnce', 'enablePrivate'),
  publicAccessCidrs: optional(list(range)),
});

/** What was asked for when a plan to mend what drifted was made. */
export const repairRequest = object<RepairRequest>({
  clusterName: text,
  removeUnused: optional(oneOf(true, false)),
  repairForeignRules: optional(oneOf(true, false)),
});
