import { notRead, type Fact } from '../model/fact.js';
import type { Identity } from '../model/identity.js';
import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import type {
  DhcpOptions,
  RouteTable,
  Subnet,
  Vpc,
  VpcDnsAttributes,
  VpcPeeringConnection,
} from '../model/network.js';
import type { EnableRequest, ForeignClient, Problem } from '../model/plan.js';
import type { ResolverRule, ResolverRuleAssociation } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import { blocker } from './draft.js';
import type { Estate } from './estate.js';

/** What was read as the owner of client VPCs, all known (aws facts §2.11). */
export interface ClientFacts {
  readonly identity: Identity;
  readonly vpcs: readonly Vpc[];
  readonly vpcDns: Readonly<Record<string, Fact<VpcDnsAttributes>>>;
  readonly subnets: readonly Subnet[];
  readonly dhcpOptions: readonly DhcpOptions[];
  readonly routeTables: readonly RouteTable[];
  readonly peerings: readonly VpcPeeringConnection[];
  readonly rules: readonly ResolverRule[];
  readonly associations: readonly ResolverRuleAssociation[];
  /** May be unknown, which is a warning only (aws facts §2.11). */
  readonly profileAssociations: Snapshot['profileAssociations'];
}

/** A client VPC with the facts of its own account. */
export interface ForeignVpc {
  readonly vpcId: VpcId;
  readonly facts: ClientFacts;
}

/** The client VPCs of other accounts, and what stands in the way of some. */
export interface Foreign {
  readonly clients: readonly ForeignVpc[];
  readonly problems: readonly Problem[];
}

/** None of another account. */
export const noForeign: Foreign = { clients: [], problems: [] };

/**
 * Finds each VPC in what was read with its own profile. It must be another account of the
 * same partition, and the cluster's Region: rule, outbound endpoint and client VPC are
 * regional (aws facts §2.5).
 */
export function foreignOf(
  { scope, identity }: Snapshot,
  { foreignClients = [] }: EnableRequest,
  clientSnapshots: readonly Snapshot[],
): Foreign {
  const clients: ForeignVpc[] = [];
  const problems: Problem[] = [];
  for (const wanted of foreignClients) {
    const read = clientSnapshots.find((one) => one.scope.profile === wanted.profile);
    const found = read
      ? clientFacts(read)
      : { problems: [problem('foreignUnread', { profile: wanted.profile, vpc: wanted.vpcId })] };
    if ('problems' in found) {
      problems.push(...found.problems);
      continue;
    }
    const home = identity.known ? identity.value : undefined;
    const wrong = wrongWith(wanted, found.facts, home, scope.region);
    if (wrong) problems.push(wrong);
    else clients.push({ vpcId: wanted.vpcId, facts: found.facts });
  }
  return { clients, problems };
}

function wrongWith(
  { profile, vpcId: vpc }: ForeignClient,
  { identity, vpcs }: ClientFacts,
  home: Identity | undefined,
  wanted: string,
): Problem | undefined {
  const { accountId: account, region, partition } = identity;
  if (account === home?.accountId) return problem('foreignSameAccount', { profile, account, vpc });
  if (home && partition !== home.partition) {
    return problem('foreignPartition', { profile, partition, wanted: home.partition });
  }
  if (region !== wanted) return problem('foreignRegion', { vpc, region, wanted });
  if (!vpcs.some(({ id }) => id === vpc)) {
    return problem('foreignNotFound', { vpc, account, region });
  }
  return undefined;
}

function problem(
  what:
    | 'foreignUnread'
    | 'foreignSameAccount'
    | 'foreignPartition'
    | 'foreignRegion'
    | 'foreignNotFound',
  args: Readonly<Record<string, string>>,
): Problem {
  return blocker(message(`problem.${what}`, args), message(`help.${what}`));
}

/** The facts, or one blocker per fact that is not known. */
export function clientFacts(
  snapshot: Snapshot,
): { readonly facts: ClientFacts } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const need = <T>(call: string, fact: Fact<T>): T | undefined => {
    if (fact.known) return fact.value;
    const args = { call: `${call} (${snapshot.scope.profile})`, why: whyUnknown(fact) };
    problems.push(blocker(message('problem.unknownFact', args), message('help.unknownFact')));
    return undefined;
  };
  const identity = need('sts:GetCallerIdentity', snapshot.identity);
  const vpcs = need('ec2:DescribeVpcs', snapshot.vpcs);
  const subnets = need('ec2:DescribeSubnets', snapshot.subnets);
  const dhcpOptions = need('ec2:DescribeDhcpOptions', snapshot.dhcpOptions);
  const routeTables = need('ec2:DescribeRouteTables', snapshot.routeTables);
  const peerings = need('ec2:DescribeVpcPeeringConnections', snapshot.peerings);
  const rules = need('route53resolver:ListResolverRules', snapshot.rules);
  const associations = need('route53resolver:ListResolverRuleAssociations', snapshot.associations);
  return identity &&
    vpcs &&
    subnets &&
    dhcpOptions &&
    routeTables &&
    peerings &&
    rules &&
    associations
    ? {
        facts: {
          identity,
          vpcs,
          vpcDns: snapshot.vpcDns,
          subnets,
          dhcpOptions,
          routeTables,
          peerings,
          rules,
          associations,
          profileAssociations: snapshot.profileAssociations,
        },
      }
    : { problems };
}

/**
 * The estate with the networks and associations of other accounts in it, for guards,
 * routes and labels. Endpoints and rules of the cluster's account alone are planned with.
 */
export function widened(estate: Estate, others: readonly ClientFacts[]): Estate {
  return others.reduce(
    (wide, facts) => ({
      ...wide,
      snapshot: {
        ...wide.snapshot,
        vpcDns: { ...facts.vpcDns, ...wide.snapshot.vpcDns },
        profileAssociations: both(wide.snapshot.profileAssociations, facts.profileAssociations),
      },
      vpcs: union(wide.vpcs, facts.vpcs),
      subnets: union(wide.subnets, facts.subnets),
      dhcpOptions: union(wide.dhcpOptions, facts.dhcpOptions),
      routeTables: union(wide.routeTables, facts.routeTables),
      // A peering connection is seen from both sides, and is one.
      peerings: union(wide.peerings, facts.peerings),
      rules: union(wide.rules, facts.rules),
      associations: union(wide.associations, facts.associations),
    }),
    estate,
  );
}

/** A snapshot with what other accounts know of their VPCs, for verdicts. */
export function widenedSnapshot(snapshot: Snapshot, others: readonly Snapshot[]): Snapshot {
  return others.reduce(
    (wide, one) => ({
      ...wide,
      vpcs: both(wide.vpcs, one.vpcs),
      dhcpOptions: both(wide.dhcpOptions, one.dhcpOptions),
      rules: both(wide.rules, one.rules),
      associations: both(wide.associations, one.associations),
      vpcDns: { ...one.vpcDns, ...wide.vpcDns },
      profileAssociations: both(wide.profileAssociations, one.profileAssociations),
    }),
    snapshot,
  );
}

interface WithId {
  readonly id: string;
}

function union<T extends WithId>(own: readonly T[], more: readonly T[]): readonly T[] {
  return [...own, ...more.filter(({ id }) => !own.some((one) => one.id === id))];
}

/** What two accounts know, each thing once. Where one of them is not known, both together are not. */
export function both<T extends WithId>(
  own: Fact<readonly T[]>,
  more: Fact<readonly T[]>,
): Fact<readonly T[]> {
  if (!own.known) return own;
  return more.known ? { ...own, value: union(own.value, more.value) } : { ...notRead, ...more };
}
