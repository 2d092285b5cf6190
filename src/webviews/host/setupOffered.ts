import { asId, type VpcId } from '../../core/model/ids.js';
import { valueOf } from '../../core/model/fact.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { SetupRequest } from '../contract/setupForm.js';
import type { SetupCore } from './setupCore.js';
import type { ClusterNames } from './setupModel.js';

/** Keeps of a request what is offered; the rest, from an old draft or a hostile page, is let go. */
export function offeredOnly(
  core: SetupCore,
  snapshot: Snapshot,
  clusterNames: ClusterNames,
  request: SetupRequest,
): SetupRequest {
  const vpcs = core
    .commonClientVpcs(snapshot, clusterNames)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }): string => vpc.id);
  const clientVpcIds = [...new Set(request.clientVpcIds)].filter((id) => vpcs.includes(id));
  const { onPremises } = request;
  const hub = vpcs.find((id) => id === onPremises?.hubVpcId);
  const askers = [...(hub === undefined ? [] : [hub]), ...clientVpcIds];
  const outboundVpcId = askers.find((id) => id === request.outboundVpcId);
  const outboundIn = outboundVpcId ?? askers[0];
  const inbound = offered(core, snapshot, clusterVpcs(snapshot, clusterNames));
  const outbound = offered(core, snapshot, outboundIn === undefined ? [] : [outboundIn]);
  const inboundSubnetIds = kept(request.inboundSubnetIds, inbound);
  const outboundSubnetIds = kept(request.outboundSubnetIds, outbound);
  const pins = Object.entries(request.pinnedIps ?? {}).filter(([id]) =>
    [...inbound, ...outbound].includes(id),
  );
  const group = groupsOf(core, snapshot, clusterNames).find(
    (id) => id === request.controlPlaneGroupId,
  );
  const { addressesPerEndpoint, nameTemplate, tags } = request;
  return {
    clientVpcIds,
    ...(onPremises && {
      onPremises: {
        dnsServers: onPremises.dnsServers,
        clientRanges: onPremises.clientRanges,
        ...(hub !== undefined && { hubVpcId: hub }),
      },
    }),
    ...(inboundSubnetIds && { inboundSubnetIds }),
    ...(outboundVpcId !== undefined && { outboundVpcId }),
    ...(outboundSubnetIds && { outboundSubnetIds }),
    ...(group !== undefined && { controlPlaneGroupId: group }),
    ...(addressesPerEndpoint !== undefined && { addressesPerEndpoint }),
    ...(pins.length > 0 && { pinnedIps: Object.fromEntries(pins) }),
    ...(nameTemplate !== undefined && { nameTemplate }),
    ...(tags !== undefined && { tags }),
    ...(request.evenIfNotNeeded === true && { evenIfNotNeeded: true }),
  };
}

/** The VPCs of the clusters, each once. */
export function clusterVpcs(snapshot: Snapshot, clusterNames: ClusterNames): readonly VpcId[] {
  const ids = clusterNames.flatMap((name) => valueOf(snapshot.clusters[name])?.vpcId ?? []);
  return [...new Set(ids)];
}

/** Each of several clusters has its own groups: then the choice is the planner's. */
function groupsOf(core: SetupCore, snapshot: Snapshot, clusterNames: ClusterNames): string[] {
  const [name, other] = clusterNames;
  if (other !== undefined) return [];
  return core.controlPlaneGroupCandidates(snapshot, name).map(({ group }) => group.id);
}

function offered(core: SetupCore, snapshot: Snapshot, vpcIds: readonly string[]): string[] {
  return vpcIds.flatMap((id) =>
    core
      .subnetCandidates(snapshot, asId<VpcId>(id))
      .filter(({ disabledBecause }) => !disabledBecause)
      .map(({ subnet }): string => subnet.id),
  );
}

/** An emptied choice stays empty; a choice of which nothing is offered any more is none. */
function kept(
  chosen: readonly string[] | undefined,
  offeredIds: readonly string[],
): string[] | undefined {
  if (chosen === undefined) return undefined;
  const left = [...new Set(chosen)].filter((id) => offeredIds.includes(id));
  return left.length === 0 && chosen.length > 0 ? undefined : left;
}
