import { asId, type SecurityGroupId, type SubnetId, type VpcId } from '../../core/model/ids.js';
import type { EnableRequest, PlanStyle } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { tagsIn, wordsOf } from '../contract/setupFields.js';
import type { OnPremisesFields, SetupRequest } from '../contract/setupForm.js';
import type { SetupCore } from './setupCore.js';
import type { ClusterNames } from './setupModel.js';

/** What is chosen before the user chose: the only VPC that can be a client, or none. */
export function firstRequest(
  core: SetupCore,
  snapshot: Snapshot,
  clusterNames: ClusterNames,
): SetupRequest {
  const possible = core
    .commonClientVpcs(snapshot, clusterNames)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }) => vpc.id);
  return { clientVpcIds: possible.length === 1 ? possible : [] };
}

/** Whether anybody is to resolve the name. */
export function asksForSomething({ clientVpcIds, accounts, onPremises }: SetupRequest): boolean {
  const foreign = accounts?.some(({ vpcIds }) => vpcIds.length > 0) ?? false;
  return clientVpcIds.length > 0 || foreign || isNamed(onPremises);
}

/** The planner's form of it; what the settings say of names and tags counts where nothing else is said. */
export function enableRequest(
  [clusterName, ...furtherClusterNames]: ClusterNames,
  request: SetupRequest,
  style: PlanStyle = {},
): EnableRequest {
  const { onPremises } = request;
  const pins = Object.entries(request.pinnedIps ?? {})
    .map(([id, ip]) => [id, ip.trim()] as const)
    .filter(([, ip]) => ip !== '');
  const nameTemplate = request.nameTemplate?.trim() || style.nameTemplate;
  const foreignClients = (request.accounts ?? []).flatMap(({ profile, vpcIds }) =>
    vpcIds.map((id) => ({ profile, vpcId: asId<VpcId>(id) })),
  );
  const groups = Object.entries(request.controlPlaneGroupIds ?? {}).map(
    ([name, id]) => [name, asId<SecurityGroupId>(id)] as const,
  );
  const tags = request.tags === undefined ? style.tags : tagsIn(request.tags).tags;
  return {
    clusterName,
    ...(furtherClusterNames.length > 0 && { furtherClusterNames }),
    clientVpcIds: request.clientVpcIds.map((id) => asId<VpcId>(id)),
    ...(foreignClients.length > 0 && { foreignClients }),
    ...(onPremises &&
      isNamed(onPremises) && {
        onPremises: {
          dnsServers: wordsOf(onPremises.dnsServers),
          clientRanges: wordsOf(onPremises.clientRanges),
          ...(onPremises.hubVpcId !== undefined && {
            hubVpcId: asId<VpcId>(onPremises.hubVpcId),
          }),
        },
      }),
    ...(request.inboundSubnetIds && {
      inboundSubnetIds: request.inboundSubnetIds.map((id) => asId<SubnetId>(id)),
    }),
    ...(request.outboundVpcId !== undefined && {
      outboundVpcId: asId<VpcId>(request.outboundVpcId),
    }),
    ...(request.outboundSubnetIds && {
      outboundSubnetIds: request.outboundSubnetIds.map((id) => asId<SubnetId>(id)),
    }),
    ...(groups.length > 0 && { controlPlaneGroupIds: Object.fromEntries(groups) }),
    ...(request.addressesPerEndpoint !== undefined && {
      addressesPerEndpoint: request.addressesPerEndpoint,
    }),
    ...(request.endpointType !== undefined && { endpointType: request.endpointType }),
    ...(pins.length > 0 && { pinnedIps: Object.fromEntries(pins) }),
    ...(nameTemplate !== undefined && { nameTemplate }),
    ...(tags && Object.keys(tags).length > 0 && { tags }),
    ...(request.evenIfNotNeeded === true && { evenIfNotNeeded: true }),
    ...(request.enablePrivateAccess === true && { enablePrivateAccess: true }),
    ...(request.fixVpcDns === true && { fixVpcDns: true }),
    ...(request.repairForeignRules === true && { repairForeignRules: true }),
  };
}

/** Nobody is named by empty fields, whatever hub is chosen. */
function isNamed(fields: OnPremisesFields | undefined): boolean {
  return fields !== undefined && `${fields.dnsServers}${fields.clientRanges}`.trim() !== '';
}
