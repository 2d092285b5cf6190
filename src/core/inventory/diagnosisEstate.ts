import { valueOf } from '../model/fact.js';
import { covers } from '../model/fqdn.js';
import type { VpcId } from '../model/ids.js';
import { addressesOf, isAutodefined } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ReadDeps } from './deps.js';
import { estateLists, secondRound } from './estate.js';
import { partKey, type Part } from './parts.js';
import { readParts } from './read.js';

/** What a diagnosis is about. */
export interface DiagnosisSubject {
  readonly clusterName: string;
  /** Client VPCs; none for a client outside AWS. */
  readonly vpcIds: readonly VpcId[];
}

/** What one round asks for, by what the rounds before it have told. */
export type DiagnosisRound = (snapshot: Snapshot, subject: DiagnosisSubject) => readonly Part[];

/**
 * Reads everything that a diagnosis of one cluster looks at: the estate as plans read it, network
 * ACLs, and then what these tell to ask for. A denied call leaves one fact unknown.
 */
export async function readForDiagnosis(
  deps: ReadDeps,
  snapshot: Snapshot,
  clusterName: string,
  vpcIds: readonly VpcId[],
  signal: AbortSignal,
): Promise<Snapshot> {
  let latest = snapshot;
  for (const round of diagnosisRounds) {
    latest = await readParts(deps, latest, round(latest, { clusterName, vpcIds }), signal);
  }
  return latest;
}

/** In this order: each looks at what those before it have read. */
export const diagnosisRounds: readonly DiagnosisRound[] = [
  (_, { clusterName }) => [{ cluster: clusterName }, ...estateLists, 'networkAcls'],
  (snapshot, { clusterName, vpcIds }) =>
    once([...secondRound(snapshot, clusterName), ...vpcIds.map((vpcDns) => ({ vpcDns }))]),
  thirdRound,
  (snapshot, subject) =>
    once(groupsOf(snapshot, subject).map((firewallRules) => ({ firewallRules }))),
  (snapshot, subject) =>
    once(
      groupsOf(snapshot, subject)
        .flatMap((groupId) => valueOf(snapshot.firewallRules[groupId]) ?? [])
        .flatMap(({ domainListId: firewallDomains }) =>
          firewallDomains === undefined ? [] : [{ firewallDomains }],
        ),
    ),
];

/** The VPCs whose Resolver a query may be at: the clients', hubs', and the cluster's. */
function vpcsAsked(
  snapshot: Snapshot,
  { clusterName, vpcIds }: DiagnosisSubject,
): ReadonlySet<VpcId> {
  return new Set([...vpcIds, ...passedVpcs(snapshot, clusterName)]);
}

/** DNS Firewall groups on them: what an earlier diagnosis of others has read is not read again. */
function groupsOf(snapshot: Snapshot, subject: DiagnosisSubject): readonly string[] {
  return [...vpcsAsked(snapshot, subject)]
    .flatMap((vpcId) => valueOf(snapshot.firewallAssociations[vpcId]) ?? [])
    .map(({ groupId }) => groupId);
}

function thirdRound(snapshot: Snapshot, subject: DiagnosisSubject): Part[] {
  const { clusterName } = subject;
  const asked = vpcsAsked(snapshot, subject);
  const parts: Part[] = [...asked].flatMap((vpcId) => [
    { hostedZones: vpcId },
    { firewallAssociations: vpcId },
  ]);
  const endpoints = valueOf(snapshot.endpoints) ?? [];
  const onTheWay = new Set([...asked, ...endpoints.map(({ vpcId }) => vpcId)]);
  const routes = (valueOf(snapshot.routeTables) ?? [])
    .filter(({ vpcId }) => onTheWay.has(vpcId))
    .flatMap((table) => table.routes);
  const controlPlane = valueOf(snapshot.controlPlane[clusterName]) ?? [];
  const groups = new Set([
    ...endpoints.flatMap(({ securityGroupIds }) => securityGroupIds),
    ...controlPlane.flatMap(({ groupIds }) => groupIds),
  ]);
  const named = (valueOf(snapshot.securityGroupRules) ?? [])
    .filter(({ groupId }) => groups.has(groupId))
    .flatMap(({ prefixListId }) => prefixListId ?? []);
  const lists = [...routes.map(({ destination }) => destination), ...named].filter((id) =>
    id.startsWith('pl-'),
  );
  const gateways = routes.map(({ target }) => target).filter((id) => id.startsWith('tgw-'));
  return once([
    ...parts,
    ...lists.map((prefixList) => ({ prefixList })),
    ...gateways.map((transitTables) => ({ transitTables })),
    { clusterUpdates: clusterName },
  ]);
}

/** The cluster's VPC, and those whose inbound endpoints a rule for its name leads to. */
function passedVpcs(snapshot: Snapshot, clusterName: string): readonly VpcId[] {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const name = cluster?.endpointName;
  const targets = new Set(
    (valueOf(snapshot.rules) ?? [])
      .filter((rule) => !isAutodefined(rule.id) && name !== undefined)
      .filter((rule) => covers(rule.domainName, name ?? ''))
      .flatMap((rule) => rule.targets.map(({ ip }) => ip)),
  );
  const hubs = (valueOf(snapshot.endpoints) ?? [])
    .filter(({ id, direction }) => {
      const addresses = valueOf(snapshot.endpointAddresses[id]) ?? [];
      return (
        direction === 'INBOUND' && addresses.flatMap(addressesOf).some((ip) => targets.has(ip))
      );
    })
    .map(({ vpcId }) => vpcId);
  return [...(cluster?.vpcId ? [cluster.vpcId] : []), ...hubs];
}

function once(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [partKey(part), part])).values()];
}
