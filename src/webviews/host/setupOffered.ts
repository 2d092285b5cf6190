import { asId, type VpcId } from '../../core/model/ids.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { AccountRequest, SetupRequest } from '../contract/setupForm.js';
import { isUsable } from './formAccounts.js';
import { canBeDualStack, somePublicOnly } from './formOptions.js';
import { clusterVpcs, outboundIn, outboundVpcs, ownClientVpcs } from './outboundPlaces.js';
import type { SetupCore } from './setupCore.js';
import type { SetupSubject } from './setupModel.js';

/** Keeps of a request what is offered; the rest, from an old draft or a hostile page, is let go. */
export function offeredOnly(subject: SetupSubject, request: SetupRequest): SetupRequest {
  const { core, snapshot, clusterNames } = subject;
  const vpcs = ownClientVpcs(subject);
  const clientVpcIds = [...new Set(request.clientVpcIds)].filter((id) => vpcs.includes(id));
  const accounts = keptAccounts(subject, request.accounts ?? []);
  const { onPremises } = request;
  const hub = vpcs.find((id) => id === onPremises?.hubVpcId);
  const asked = {
    clientVpcIds,
    accounts,
    onPremises: onPremises && { ...onPremises, hubVpcId: hub },
  };
  const places = outboundVpcs(subject, asked);
  const outboundVpcId = places.find((id) => id === request.outboundVpcId);
  const inbound = offered(core, snapshot, clusterVpcs(snapshot, clusterNames));
  const outbound = offered(core, snapshot, outboundIn(asked, outboundVpcId, places));
  const inboundSubnetIds = kept(request.inboundSubnetIds, inbound);
  const outboundSubnetIds = kept(request.outboundSubnetIds, outbound);
  const pins = Object.entries(request.pinnedIps ?? {}).filter(([id]) =>
    [...inbound, ...outbound].includes(id),
  );
  const groups = keptGroups(subject, request.controlPlaneGroupIds ?? {});
  const { addressesPerEndpoint, endpointType, nameTemplate, tags } = request;
  const typed = endpointType !== undefined && canBeDualStack(core, snapshot, clusterNames);
  const privateFirst = somePublicOnly(snapshot, clusterNames);
  return {
    clientVpcIds,
    ...(accounts.length > 0 && { accounts }),
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
    ...(groups.length > 0 && { controlPlaneGroupIds: Object.fromEntries(groups) }),
    ...(addressesPerEndpoint !== undefined && { addressesPerEndpoint }),
    ...(typed && { endpointType }),
    ...(pins.length > 0 && { pinnedIps: Object.fromEntries(pins) }),
    ...(nameTemplate !== undefined && { nameTemplate }),
    ...(tags !== undefined && { tags }),
    ...(request.evenIfNotNeeded === true && { evenIfNotNeeded: true }),
    ...(request.enablePrivateAccess === true && privateFirst && { enablePrivateAccess: true }),
    ...(request.fixVpcDns === true && { fixVpcDns: true }),
    ...(request.repairForeignRules === true && { repairForeignRules: true }),
    // Nobody can mean it who has not been told what is missing, in this session.
    ...(request.evenIfNotRemovable === true && subject.refused && { evenIfNotRemovable: true }),
  };
}

/** While an account cannot be read, what was chosen of it stays: it is not known to be wrong. */
function keptAccounts(
  { core, snapshot, clusterNames, profiles, accounts }: SetupSubject,
  wished: readonly AccountRequest[],
): AccountRequest[] {
  const named = [...new Map(wished.map((one) => [one.profile, one])).values()];
  return named
    .filter(({ profile }) => profiles.includes(profile))
    .map(({ profile, vpcIds }) => {
      const account = accounts.find((one) => one.profile === profile);
      const own = [...new Set(vpcIds)];
      if (!account?.snapshot || !isUsable(snapshot, account)) return { profile, vpcIds: own };
      const possible: readonly string[] = core.possibleForeignVpcs(
        snapshot,
        clusterNames,
        account.snapshot,
      );
      return { profile, vpcIds: own.filter((id) => possible.includes(id)) };
    });
}

function keptGroups(
  { core, snapshot, clusterNames }: SetupSubject,
  wished: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return clusterNames.flatMap((name) => {
    const id = Object.hasOwn(wished, name) ? wished[name] : undefined;
    const known = core.controlPlaneGroupCandidates(snapshot, name);
    return id !== undefined && known.some(({ group }) => group.id === id) ? [[name, id]] : [];
  });
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
