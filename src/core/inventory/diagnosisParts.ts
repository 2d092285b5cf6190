import type { Fact } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';
import { ask } from './ask.js';
import { readClusterUpdates } from './clusterUpdates.js';
import type { ReadDeps } from './deps.js';
import type { DiagnosisPart, Part } from './parts.js';

/** The members of a snapshot that only a diagnosis fills. */
export type DiagnosisMember =
  | 'prefixLists'
  | 'transitTables'
  | 'hostedZones'
  | 'firewallAssociations'
  | 'firewallRules'
  | 'firewallDomains'
  | 'clusterUpdates';

const members = {
  prefixList: 'prefixLists',
  transitTables: 'transitTables',
  hostedZones: 'hostedZones',
  firewallAssociations: 'firewallAssociations',
  firewallRules: 'firewallRules',
  firewallDomains: 'firewallDomains',
  clusterUpdates: 'clusterUpdates',
} as const satisfies Readonly<Record<string, DiagnosisMember>>;

/** Whether a part is one of them, and not of the estate. */
export function isDiagnosisPart(part: Exclude<Part, string>): part is DiagnosisPart {
  return Object.keys(part).every((kind) => Object.hasOwn(members, kind));
}

/** Where a part's fact stands in the snapshot. */
export function diagnosisPlace(
  part: DiagnosisPart,
): readonly [member: DiagnosisMember, id: string] {
  const kinds = Object.keys(part) as (keyof typeof members)[];
  const ids = Object.values<string>(part);
  return [members[kinds[0] ?? 'clusterUpdates'], ids[0] ?? ''];
}

/** Reads one; a failed call makes the fact unknown. */
export function readDiagnosisPart(
  deps: ReadDeps,
  part: DiagnosisPart,
  signal: AbortSignal,
): Promise<Snapshot[DiagnosisMember][string]> {
  const { aws, clock } = deps;
  const read = <T>(call: string, question: () => Promise<T>): Promise<Fact<T>> =>
    ask(clock, call, question);
  if ('prefixList' in part) {
    return read('ec2:GetManagedPrefixListEntries', () =>
      aws.prefixListRanges(part.prefixList, signal),
    );
  }
  if ('transitTables' in part) {
    return read('ec2:SearchTransitGatewayRoutes', () =>
      aws.transitGatewayTables(part.transitTables, signal),
    );
  }
  if ('hostedZones' in part) {
    return read('route53:ListHostedZonesByVPC', () =>
      aws.listHostedZones(part.hostedZones, signal),
    );
  }
  if ('firewallAssociations' in part) {
    return read('route53resolver:ListFirewallRuleGroupAssociations', () =>
      aws.listFirewallAssociations(part.firewallAssociations, signal),
    );
  }
  if ('firewallRules' in part) {
    return read('route53resolver:ListFirewallRules', () =>
      aws.listFirewallRules(part.firewallRules, signal),
    );
  }
  if ('firewallDomains' in part) {
    return read('route53resolver:ListFirewallDomains', () =>
      aws.listFirewallDomains(part.firewallDomains, signal),
    );
  }
  return readClusterUpdates(deps, part.clusterUpdates, signal);
}
