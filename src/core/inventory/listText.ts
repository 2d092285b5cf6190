import type { Cluster } from '../model/cluster.js';
import { valueOf, type Fact } from '../model/fact.js';
import { addressesOf, type ResolverEndpoint, type ResolverRule } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';

/** The lists of a scope for a terminal. */
export function listText(snapshot: Snapshot): string {
  const identity = valueOf(snapshot.identity);
  const sections = [
    `Account ${identity?.accountId ?? '?'}, ${snapshot.scope.region}, profile ${snapshot.scope.profile}`,
    section('Clusters', snapshot.clusterNames, (name) => clusterLines(snapshot, name)),
    section('VPCs', snapshot.vpcs, ({ id, name, cidrs }) => [
      row(id, name || '-', cidrs.join(', ')),
    ]),
    section('Resolver endpoints', snapshot.endpoints, (one) => endpointLines(snapshot, one)),
    section('Resolver rules', snapshot.rules, (rule) => ruleLines(snapshot, rule)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section<T>(
  title: string,
  fact: Fact<readonly T[]>,
  linesOf: (item: T) => readonly string[],
): string {
  if (!fact.known) return `${title}: not known`;
  if (fact.value.length === 0) return `${title}: none`;
  return [`${title}:`, ...fact.value.flatMap(linesOf).map((line) => `  ${line}`)].join('\n');
}

function clusterLines(snapshot: Snapshot, name: string): readonly string[] {
  const cluster = valueOf(snapshot.clusters[name]);
  if (!cluster) return [row(name, 'not known')];
  return [row(name, cluster.status, accessOf(cluster), cluster.endpointName ?? 'no endpoint yet')];
}

const accessWords = {
  private: 'private',
  public: 'public',
  publicAndPrivate: 'public and private',
} as const;

function accessOf({ kind, access }: Cluster): string {
  if (kind !== 'eks') return kind;
  return access ? accessWords[access] : 'access not known';
}

function endpointLines(snapshot: Snapshot, endpoint: ResolverEndpoint): readonly string[] {
  const { id, name, direction, status, vpcId } = endpoint;
  const addresses = valueOf(snapshot.endpointAddresses[id]);
  return [
    row(id, direction, status, vpcId, name || '-'),
    ...(addresses ?? []).map(
      (one) => `  ${row(addressesOf(one).join(', ') || 'no address yet', one.status)}`,
    ),
    ...(addresses ? [] : ['  addresses not known']),
  ];
}

function ruleLines(snapshot: Snapshot, rule: ResolverRule): readonly string[] {
  const { id, domainName, type, status, targets } = rule;
  const to = targets.map(({ ip, port }) => `${ip}:${port}`).join(', ');
  const associations = valueOf(snapshot.associations);
  const own = associations?.filter(({ ruleId }) => ruleId === id) ?? [];
  return [
    row(id, type, status, `${domainName || '.'}${to ? ` -> ${to}` : ''}`),
    ...own.map((one) => `  ${row(one.vpcId, one.status)}`),
    ...(associations ? [] : ['  associations not known']),
  ];
}

function row(...cells: readonly string[]): string {
  return cells.join('  ');
}
