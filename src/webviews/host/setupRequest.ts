import { asId, type SecurityGroupId, type SubnetId, type VpcId } from '../../core/model/ids.js';
import type { EnableRequest } from '../../core/model/plan.js';
import { valueOf } from '../../core/model/fact.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { SetupRequest } from '../contract/setupForm.js';
import type { SetupCore } from './setupCore.js';

/** What is chosen before the user chose: the only VPC that can be a client, or none. */
export function firstRequest(
  core: SetupCore,
  snapshot: Snapshot,
  clusterName: string,
): SetupRequest {
  const possible = core
    .clientVpcCandidates(snapshot, clusterName)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }) => vpc.id);
  return { clientVpcIds: possible.length === 1 ? possible : [] };
}

/** Keeps of a request what is offered; the rest, from an old draft or a hostile page, is let go. */
export function offeredOnly(
  core: SetupCore,
  snapshot: Snapshot,
  clusterName: string,
  request: SetupRequest,
): SetupRequest {
  const vpcs = core
    .clientVpcCandidates(snapshot, clusterName)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }): string => vpc.id);
  const clientVpcIds = [...new Set(request.clientVpcIds)].filter((id) => vpcs.includes(id));
  const chosen = request.outboundVpcId;
  const outboundVpcId = chosen !== undefined && clientVpcIds.includes(chosen) ? chosen : undefined;
  const clusterVpcId = valueOf(snapshot.clusters[clusterName])?.vpcId;
  const inbound = offeredSubnets(core, snapshot, clusterVpcId, request.inboundSubnetIds);
  const outboundIn = outboundVpcId ?? clientVpcIds[0];
  const outbound = offeredSubnets(core, snapshot, outboundIn, request.outboundSubnetIds);
  const group = core
    .controlPlaneGroupCandidates(snapshot, clusterName)
    .find((one) => one.group.id === request.controlPlaneGroupId)?.group.id;
  return {
    clientVpcIds,
    ...(inbound === undefined ? {} : { inboundSubnetIds: inbound }),
    ...(outboundVpcId === undefined ? {} : { outboundVpcId }),
    ...(outbound === undefined ? {} : { outboundSubnetIds: outbound }),
    ...(group === undefined ? {} : { controlPlaneGroupId: group }),
    ...(request.evenIfNotNeeded === true ? { evenIfNotNeeded: true } : {}),
  };
}

/** The planner's form of it. */
export function enableRequest(clusterName: string, request: SetupRequest): EnableRequest {
  return {
    clusterName,
    clientVpcIds: request.clientVpcIds.map((id) => asId<VpcId>(id)),
    ...(request.inboundSubnetIds && {
      inboundSubnetIds: request.inboundSubnetIds.map((id) => asId<SubnetId>(id)),
    }),
    ...(request.outboundVpcId !== undefined && {
      outboundVpcId: asId<VpcId>(request.outboundVpcId),
    }),
    ...(request.outboundSubnetIds && {
      outboundSubnetIds: request.outboundSubnetIds.map((id) => asId<SubnetId>(id)),
    }),
    ...(request.controlPlaneGroupId !== undefined && {
      controlPlaneGroupId: asId<SecurityGroupId>(request.controlPlaneGroupId),
    }),
    ...(request.evenIfNotNeeded === true && { evenIfNotNeeded: true }),
  };
}

/** An emptied choice stays empty; a choice of which nothing is offered any more is none. */
function offeredSubnets(
  core: SetupCore,
  snapshot: Snapshot,
  vpcId: string | undefined,
  chosen: readonly string[] | undefined,
): string[] | undefined {
  if (chosen === undefined || vpcId === undefined) return undefined;
  const offered = core
    .subnetCandidates(snapshot, asId<VpcId>(vpcId))
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ subnet }): string => subnet.id);
  const kept = [...new Set(chosen)].filter((id) => offered.includes(id));
  return kept.length === 0 && chosen.length > 0 ? undefined : kept;
}
