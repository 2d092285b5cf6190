import type { Cluster } from '../model/cluster.js';
import { notRead, type Fact } from '../model/fact.js';
import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type {
  DhcpOptions,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Tags,
  Vpc,
  VpcPeeringConnection,
} from '../model/network.js';
import type { Problem } from '../model/plan.js';
import type { ResolverEndpoint, ResolverRule, ResolverRuleAssociation } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import { blocker } from './draft.js';
import { defaultNameTemplate, nameFrom, ownTags, type NamedKind } from './naming.js';

/** The facts without which nothing may be planned, all known; the rest stays in the snapshot. */
export interface Estate {
  readonly snapshot: Snapshot;
  /** How new things are named and tagged. */
  readonly style: Style;
  readonly identity: Identity;
  readonly cluster: Cluster;
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly dhcpOptions: readonly DhcpOptions[];
  readonly routeTables: readonly RouteTable[];
  readonly peerings: readonly VpcPeeringConnection[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly securityGroupRules: readonly SecurityGroupRule[];
  readonly controlPlane: readonly NetworkInterface[];
  readonly endpoints: readonly ResolverEndpoint[];
  readonly rules: readonly ResolverRule[];
  readonly associations: readonly ResolverRuleAssociation[];
}

/** The user's own names and tags. */
export interface Style {
  readonly nameTemplate: string;
  readonly tags: Tags;
}

const usualStyle: Style = { nameTemplate: defaultNameTemplate, tags: {} };

/**
 * The known facts for planning about a cluster, or one blocker per fact that is
 * not known: a plan on half a picture could break a VPC's name resolution.
 */
export function estateOf(
  snapshot: Snapshot,
  clusterName: string,
  style: Style = usualStyle,
): { readonly estate: Estate } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const need = <T>(call: string, fact: Fact<T> | undefined): T | undefined => {
    if (fact?.known) return fact.value;
    const why = whyUnknown(fact ?? notRead);
    problems.push(
      blocker(message('problem.unknownFact', { call, why }), message('help.unknownFact')),
    );
    return undefined;
  };
  const estate = {
    snapshot,
    style,
    identity: need('sts:GetCallerIdentity', snapshot.identity),
    cluster: need('eks:DescribeCluster', snapshot.clusters[clusterName]),
    vpcs: need('ec2:DescribeVpcs', snapshot.vpcs),
    subnets: need('ec2:DescribeSubnets', snapshot.subnets),
    dhcpOptions: need('ec2:DescribeDhcpOptions', snapshot.dhcpOptions),
    routeTables: need('ec2:DescribeRouteTables', snapshot.routeTables),
    peerings: need('ec2:DescribeVpcPeeringConnections', snapshot.peerings),
    securityGroups: need('ec2:DescribeSecurityGroups', snapshot.securityGroups),
    securityGroupRules: need('ec2:DescribeSecurityGroupRules', snapshot.securityGroupRules),
    controlPlane: need('ec2:DescribeNetworkInterfaces', snapshot.controlPlane[clusterName]),
    endpoints: need('route53resolver:ListResolverEndpoints', snapshot.endpoints),
    rules: need('route53resolver:ListResolverRules', snapshot.rules),
    associations: need('route53resolver:ListResolverRuleAssociations', snapshot.associations),
  };
  return isWhole(estate) ? { estate } : { problems };
}

type Partly<T> = { readonly [Key in keyof T]: T[Key] | undefined };

function isWhole(estate: Partly<Estate>): estate is Estate {
  return Object.values(estate).every((member) => member !== undefined);
}

/** The VPC with this id; `undefined` if it is not among the account's. */
export function vpcOf(estate: Estate, id: string | undefined): Vpc | undefined {
  return estate.vpcs.find((vpc) => vpc.id === id);
}

/** The tags of everything new for the estate's cluster: ours win over the user's. */
export function tagsFor({ style, cluster }: Estate, extra: Tags = {}): Tags {
  return { ...style.tags, ...ownTags(cluster, extra) };
}

/** The name of a new endpoint or rule for the estate's cluster. */
export function nameFor({ style, cluster, identity }: Estate, kind: NamedKind): string {
  const { region } = identity;
  return nameFrom(style.nameTemplate, { cluster: cluster.name, kind, region });
}
