import assert from 'node:assert/strict';
import { Bench, defaultGroup, subnetsIn, vpcNamed } from './support.js';

/** Endpoint name of the post's cluster, as EKS spells it. */
export const clusterHost = '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com';

export interface Made {
  readonly Id: string;
  readonly Arn: string;
  readonly Status: string;
}

/** Fails the test unless the call succeeded; gives the named member. */
export async function made(
  bench: Bench,
  operation: string,
  member: string,
  input: Record<string, unknown>,
): Promise<Made> {
  const { output, error } = await bench.resolver(operation, input);
  assert.equal(error, '');
  return output[member] as Made;
}

export function endpointInput(
  bench: Bench,
  vpcName: string,
  direction: string,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  const vpcId = vpcNamed(bench.world, vpcName);
  const subnets = subnetsIn(bench.world, vpcId).slice(0, 2);
  return {
    CreatorRequestId: `${vpcName}-${direction}`,
    Direction: direction,
    SecurityGroupIds: [defaultGroup(bench.world, vpcId)],
    IpAddresses: subnets.map((SubnetId) => ({ SubnetId })),
    ...extra,
  };
}

export async function endpoint(bench: Bench, vpcName: string, direction: string): Promise<Made> {
  return made(
    bench,
    'CreateResolverEndpoint',
    'ResolverEndpoint',
    endpointInput(bench, vpcName, direction),
  );
}

export async function addressesOf(
  bench: Bench,
  id: string,
): Promise<{ Ip: string; Status: string }[]> {
  const { output } = await bench.resolver('ListResolverEndpointIpAddresses', {
    ResolverEndpointId: id,
  });
  return output['IpAddresses'] as { Ip: string; Status: string }[];
}

export async function statusOf(bench: Bench, id: string): Promise<string> {
  const { output, error } = await bench.resolver('GetResolverEndpoint', { ResolverEndpointId: id });
  return error === '' ? (output['ResolverEndpoint'] as Made).Status : (error.split(':')[0] ?? '');
}

/** Both endpoints, operational, and the rule between them. */
export async function solution(): Promise<Solution> {
  return solutionIn('post');
}

export interface Solution {
  bench: Bench;
  inbound: Made;
  outbound: Made;
  rule: Made;
}

/** The same in any scenario that begins with the post's network. */
export async function solutionIn(scenario: string): Promise<Solution> {
  const bench = new Bench(scenario);
  const inbound = await endpoint(bench, 'eks-worker', 'INBOUND');
  const outbound = await endpoint(bench, 'tools', 'OUTBOUND');
  bench.clock.advance(60_000);
  const targets = await addressesOf(bench, inbound.Id);
  const rule = await made(bench, 'CreateResolverRule', 'ResolverRule', {
    CreatorRequestId: 'rule',
    RuleType: 'FORWARD',
    DomainName: clusterHost,
    TargetIps: targets.map(({ Ip }) => ({ Ip, Port: 53 })),
    ResolverEndpointId: outbound.Id,
  });
  return { bench, inbound, outbound, rule };
}
