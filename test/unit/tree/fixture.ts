import type { Cluster } from '../../../src/core/model/cluster.js';
import { failed, known, type Fact } from '../../../src/core/model/fact.js';
import type { AwsScope, Identity } from '../../../src/core/model/identity.js';
import { asId, type ResolverEndpointId, type VpcId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import type { PortErrorKind } from '../../../src/core/model/portError.js';
import type { ResolverEndpoint, ResolverRule } from '../../../src/core/model/resolver.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';

export const scope: AwsScope = { profile: 'blog', region: 'eu-central-1' };

export function fact<T>(value: T, at = 0): Fact<T> {
  return known(value, { call: 'test', at });
}

export function trouble(kind: PortErrorKind, operation = 'eks:ListClusters'): Fact<never> {
  const error = {
    kind,
    messageKey: 'error.internal' as const,
    args: { detail: kind },
    help: message('help.runAgain'),
    operation,
  };
  return failed(error, { call: operation, at: 0 });
}

export const identity: Identity = {
  ...scope,
  accountId: asId('111122223333'),
  callerArn: 'arn:aws:iam::111122223333:user/me',
  partition: 'aws',
};

export function cluster(name: string, more: Partial<Cluster> = {}): Cluster {
  return {
    name,
    arn: `arn:aws:eks:eu-central-1:111122223333:cluster/${name}`,
    kind: 'eks',
    status: 'ACTIVE',
    version: '1.31',
    endpointName: `${name}.gr7.eu-central-1.eks.amazonaws.com`,
    vpcId: asId<VpcId>('vpc-c'),
    subnetIds: [],
    access: 'publicAndPrivate',
    publicAccessCidrs: [],
    securityGroupIds: [],
    ipFamily: 'ipv4',
    ...more,
  };
}

export function endpoint(id: string, more: Partial<ResolverEndpoint> = {}): ResolverEndpoint {
  return {
    id: asId<ResolverEndpointId>(id),
    arn: `arn:aws:route53resolver:eu-central-1:111122223333:resolver-endpoint/${id}`,
    name: '',
    direction: 'INBOUND',
    vpcId: asId<VpcId>('vpc-c'),
    securityGroupIds: [],
    status: 'OPERATIONAL',
    statusMessage: '',
    addressCount: 2,
    protocols: [],
    creatorRequestId: '',
    ...more,
  };
}

export function rule(id: string, more: Partial<ResolverRule> = {}): ResolverRule {
  return {
    id: asId(id),
    arn: `arn:aws:route53resolver:eu-central-1:111122223333:resolver-rule/${id}`,
    name: '',
    domainName: 'example.com',
    type: 'FORWARD',
    status: 'COMPLETE',
    statusMessage: '',
    targets: [{ ip: '192.168.64.9', port: 53 }],
    ownerId: '111122223333',
    shareStatus: 'NOT_SHARED',
    creatorRequestId: '',
    ...more,
  };
}

export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  return { ...emptySnapshot(scope), identity: fact(identity), ...more };
}

/** A snapshot in which one cluster, and nothing else, has been listed and described. */
export function oneCluster(one: Cluster, at = 0): Snapshot {
  return snapshot({
    clusterNames: fact([one.name], at),
    clusters: { [one.name]: fact(one, at) },
  });
}
