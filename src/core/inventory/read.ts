import type { Fact } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';
import { ask } from './ask.js';
import { readCluster, readControlPlane } from './clusters.js';
import type { ReadDeps } from './deps.js';
import {
  diagnosisPlace,
  isDiagnosisPart,
  readDiagnosisPart,
  type DiagnosisMember,
} from './diagnosisParts.js';
import { readIdentity } from './identity.js';
import type { ListPart, Part } from './parts.js';
import { readPublicAnswer } from './publicAnswers.js';

export type { ReadDeps } from './deps.js';

/**
 * What one answer changes in a snapshot. It is applied to the latest snapshot, so
 * that parts read side by side do not undo one another.
 */
export type Change = (latest: Snapshot) => Snapshot;

/**
 * Reads one part. A failed call makes the fact unknown; the only error thrown is a
 * `PortError` of kind `cancelled`. `snapshot` is looked at for what the part builds on.
 */
export async function readChange(
  deps: ReadDeps,
  snapshot: Snapshot,
  part: Part,
  signal: AbortSignal,
): Promise<Change> {
  if (typeof part === 'string') {
    const fact = await readList(deps, part, signal);
    return (latest) => ({ ...latest, [part]: fact });
  }
  const { aws, clock } = deps;
  if (isDiagnosisPart(part)) {
    return entry(...diagnosisPlace(part), await readDiagnosisPart(deps, part, signal));
  }
  if ('cluster' in part) {
    return entry('clusters', part.cluster, await readCluster(deps, part.cluster, signal));
  }
  if ('controlPlane' in part) {
    const fact = await readControlPlane(deps, snapshot, part.controlPlane, signal);
    return entry('controlPlane', part.controlPlane, fact);
  }
  if ('publicAnswer' in part) {
    const fact = await readPublicAnswer(deps, part.publicAnswer, signal);
    return entry('publicAnswers', part.publicAnswer, fact);
  }
  if ('eksInterfaces' in part) {
    const id = part.eksInterfaces;
    const fact = await ask(clock, 'ec2:DescribeNetworkInterfaces', () =>
      aws.describeEksInterfaces(id, signal),
    );
    return entry('eksInterfaces', id, fact);
  }
  if ('quota' in part) {
    const code = part.quota;
    const fact = await ask(clock, 'servicequotas:GetServiceQuota', () =>
      aws.serviceQuota(code, signal),
    );
    return entry('quotas', code, fact);
  }
  if ('vpcDns' in part) {
    const id = part.vpcDns;
    const fact = await ask(clock, 'ec2:DescribeVpcAttribute', () => aws.describeVpcDns(id, signal));
    return entry('vpcDns', id, fact);
  }
  if ('endpointAddresses' in part) {
    const id = part.endpointAddresses;
    const fact = await ask(clock, 'route53resolver:ListResolverEndpointIpAddresses', () =>
      aws.listEndpointAddresses(id, signal),
    );
    return entry('endpointAddresses', id, fact);
  }
  if ('profileRules' in part) {
    const id = part.profileRules;
    const fact = await ask(clock, 'route53profiles:ListProfileResourceAssociations', () =>
      aws.listProfileRules(id, signal),
    );
    return entry('profileRules', id, fact);
  }
  if ('ruleShares' in part) {
    const arn = part.ruleShares;
    const fact = await ask(clock, 'ram:GetResourceShareAssociations', () =>
      aws.listRuleShares(arn, signal),
    );
    return entry('ruleShares', arn, fact);
  }
  const arn = part.resolverTags;
  const fact = await ask(clock, 'route53resolver:ListTagsForResource', () =>
    aws.listResolverTags(arn, signal),
  );
  return entry('resolverTags', arn, fact);
}

/** Reads one part and applies it to `snapshot`. */
export async function readPart(
  deps: ReadDeps,
  snapshot: Snapshot,
  part: Part,
  signal: AbortSignal,
): Promise<Snapshot> {
  const change = await readChange(deps, snapshot, part, signal);
  return change(snapshot);
}

/** Reads several parts side by side; the result holds them all. */
export async function readParts(
  deps: ReadDeps,
  snapshot: Snapshot,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<Snapshot> {
  const changes = await Promise.all(parts.map((part) => readChange(deps, snapshot, part, signal)));
  return changes.reduce((latest, change) => change(latest), snapshot);
}

type MapMember =
  | 'clusters'
  | 'controlPlane'
  | 'eksInterfaces'
  | 'publicAnswers'
  | 'quotas'
  | 'vpcDns'
  | 'endpointAddresses'
  | 'profileRules'
  | 'resolverTags'
  | 'ruleShares'
  | DiagnosisMember;

function entry<Member extends MapMember>(
  member: Member,
  id: string,
  fact: Snapshot[Member][string],
): Change {
  return (latest) => ({ ...latest, [member]: { ...latest[member], [id]: fact } });
}

function readList(deps: ReadDeps, part: ListPart, signal: AbortSignal): Promise<Fact<unknown>> {
  const { aws, clock } = deps;
  switch (part) {
    case 'identity':
      return readIdentity(deps, signal);
    case 'clusterNames':
      return ask(clock, 'eks:ListClusters', () => aws.listClusters(signal));
    case 'vpcs':
      return ask(clock, 'ec2:DescribeVpcs', () => aws.describeVpcs(signal));
    case 'dhcpOptions':
      return ask(clock, 'ec2:DescribeDhcpOptions', () => aws.describeDhcpOptions(signal));
    case 'subnets':
      return ask(clock, 'ec2:DescribeSubnets', () => aws.describeSubnets(signal));
    case 'routeTables':
      return ask(clock, 'ec2:DescribeRouteTables', () => aws.describeRouteTables(signal));
    case 'peerings':
      return ask(clock, 'ec2:DescribeVpcPeeringConnections', () => aws.describePeerings(signal));
    case 'transitGatewayAttachments':
      return ask(clock, 'ec2:DescribeTransitGatewayVpcAttachments', () =>
        aws.describeTransitGatewayAttachments(signal),
      );
    case 'securityGroups':
      return ask(clock, 'ec2:DescribeSecurityGroups', () => aws.describeSecurityGroups(signal));
    case 'securityGroupRules':
      return ask(clock, 'ec2:DescribeSecurityGroupRules', () =>
        aws.describeSecurityGroupRules(undefined, signal),
      );
    case 'endpoints':
      return ask(clock, 'route53resolver:ListResolverEndpoints', () =>
        aws.listResolverEndpoints({}, signal),
      );
    case 'rules':
      return ask(clock, 'route53resolver:ListResolverRules', () =>
        aws.listResolverRules({}, signal),
      );
    case 'associations':
      return ask(clock, 'route53resolver:ListResolverRuleAssociations', () =>
        aws.listRuleAssociations({}, signal),
      );
    case 'profileAssociations':
      return ask(clock, 'route53profiles:ListProfileAssociations', () =>
        aws.listProfileAssociations({}, signal),
      );
    case 'networkAcls':
      return ask(clock, 'ec2:DescribeNetworkAcls', () => aws.describeNetworkAcls(signal));
  }
}
