import { covers, rulesByProfile, winningRule, type ActingRule } from '../../model/actingRules.js';
import type { Cluster } from '../../model/cluster.js';
import { notRead, valueOf } from '../../model/fact.js';
import type { HostedZone } from '../../model/hostedZone.js';
import type { VpcId } from '../../model/ids.js';
import { isAutodefined } from '../../model/resolver.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { MissingFact } from '../judgement.js';
import { firewallSays, type FirewallSays } from './firewall.js';

/** What the Resolver of a VPC does with the endpoint name (aws facts §2.6). */
export type Decision =
  /** `enableDnsSupport` is off: nobody answers at VPC+2. */
  | { readonly kind: 'noResolver' }
  | { readonly kind: 'blocked'; readonly firewall: Extract<FirewallSays, { kind: 'block' }> }
  | { readonly kind: 'forward'; readonly acting: ActingRule }
  /** The private hosted zone that EKS keeps for the cluster. */
  | { readonly kind: 'hiddenZone' }
  /** A zone of somebody's own, whose records are not read. */
  | { readonly kind: 'hostedZone'; readonly zone: HostedZone }
  /** Nothing of the VPC's own; by a SYSTEM rule, where there is one. */
  | { readonly kind: 'public'; readonly system?: ActingRule };

/** A decision, with what could change it if it were known. */
export interface Decided {
  readonly decision: Decision;
  readonly missing: readonly MissingFact[];
  /** Whether none of that could change it. */
  readonly certain: boolean;
  /** Whether all rules of the VPC are known, those that Profiles bring included (aws facts §2.11). */
  readonly rulesKnown: boolean;
  /** What acts on the VPC and covers the name, the winner first. */
  readonly acting: readonly ActingRule[];
}

const zonesCall = 'route53:ListHostedZonesByVPC';

/** Decides for one VPC. Pure. */
export function decide(snapshot: Snapshot, cluster: Cluster, vpcId: VpcId): Decided {
  const name = cluster.endpointName ?? '';
  const { acting, missing } = actingOn(snapshot, vpcId, name);
  const rulesKnown = missing.length === 0;
  const say = (decision: Decision): Decided => {
    // No hosted zone beats a rule, or EKS's own zone, for the very name.
    const exact =
      decision.kind === 'hiddenZone' ||
      (decision.kind === 'forward' && decision.acting.rule.domainName === name);
    const matters = missing.filter(({ call }) => !exact || call !== zonesCall);
    const certain = decision.kind === 'noResolver' || matters.length === 0;
    return { decision, missing, certain, rulesKnown, acting };
  };
  const dns = snapshot.vpcDns[vpcId] ?? notRead;
  if (!dns.known) {
    missing.push({ call: 'ec2:DescribeVpcAttribute', subject: vpcId, fact: dns });
  } else if (!dns.value.dnsSupport) return say({ kind: 'noResolver' });
  const firewall = firewallSays(snapshot, vpcId, name);
  if (firewall.kind === 'block') return say({ kind: 'blocked', firewall });
  if (firewall.kind === 'unknown') missing.push(firewall.missing);
  const winner = winningRule(acting, name);
  const zone = zoneOf(snapshot, cluster, vpcId, name, missing);
  const hidden = hasHiddenZone(cluster, vpcId, valueOf(dns)?.dnsHostnames ?? true);
  // All these names end alike: the longer is the more specific, and a tie goes to the rule.
  const ofZone = Math.max(hidden ? name.length : -1, zone?.name.length ?? -1);
  if (winner?.rule.type === 'FORWARD' && winner.rule.domainName.length >= ofZone) {
    return say({ kind: 'forward', acting: winner });
  }
  if (zone && zone.name.length >= (hidden ? name.length : 0)) {
    return say({ kind: 'hostedZone', zone });
  }
  if (hidden) return say({ kind: 'hiddenZone' });
  return say(winner ? { kind: 'public', system: winner } : { kind: 'public' });
}

/** Only the cluster's own VPC has the zone, and only with both DNS attributes (aws facts §1.1). */
function hasHiddenZone(cluster: Cluster, vpcId: VpcId, hostnames: boolean): boolean {
  return cluster.vpcId === vpcId && cluster.access !== 'public' && hostnames;
}

function zoneOf(
  snapshot: Snapshot,
  cluster: Cluster,
  vpcId: VpcId,
  name: string,
  missing: MissingFact[],
): HostedZone | undefined {
  const zones = snapshot.hostedZones[vpcId] ?? notRead;
  if (!zones.known) {
    missing.push({ call: zonesCall, subject: vpcId, fact: zones });
    return undefined;
  }
  // EKS's own zone may show here, under an owner that nobody has documented (aws facts §1.1).
  const own = (zone: HostedZone): boolean => vpcId === cluster.vpcId && /\./.test(zone.owner);
  return zones.value
    .filter((zone) => covers(zone.name, name) && !own(zone))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

function actingOn(
  snapshot: Snapshot,
  vpcId: VpcId,
  name: string,
): { readonly acting: readonly ActingRule[]; readonly missing: MissingFact[] } {
  const { rules, associations, profileAssociations } = snapshot;
  const missing: MissingFact[] = [];
  const need = (call: string, fact: Snapshot['rules'] | Snapshot['associations']): void => {
    if (!fact.known) missing.push({ call: `route53resolver:${call}`, subject: vpcId, fact });
  };
  need('ListResolverRules', rules);
  need('ListResolverRuleAssociations', associations);
  const own = (valueOf(associations) ?? [])
    .filter((one) => one.vpcId === vpcId && one.status === 'COMPLETE')
    .map(({ ruleId }): string => ruleId);
  const byProfile = rulesByProfile(snapshot, vpcId);
  if (byProfile.unknown) {
    const call = profileAssociations.known
      ? 'route53profiles:ListProfileResourceAssociations'
      : 'route53profiles:ListProfileAssociations';
    missing.push({ call, subject: vpcId, fact: byProfile.unknown });
  }
  const associated = (valueOf(rules) ?? []).filter(({ id }) => own.includes(id));
  const all = [...associated.map((rule): ActingRule => ({ rule })), ...byProfile.rules];
  const acting = all.filter(
    ({ rule }) =>
      !isAutodefined(rule.id) &&
      ['COMPLETE', 'UPDATING'].includes(rule.status) &&
      covers(rule.domainName, name),
  );
  const winner = winningRule(acting, name);
  return { acting: winner ? [winner, ...acting.filter((one) => one !== winner)] : [], missing };
}
