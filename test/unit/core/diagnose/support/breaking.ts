import assert from 'node:assert/strict';
import type { FailureMode } from '../../../../../src/core/diagnose/failureMode.js';
import type { LiveAnswer, LiveEvidence } from '../../../../../src/core/diagnose/live.js';
import type { ClientVantage } from '../../../../../src/core/diagnose/vantage.js';
import { failed, known, valueOf, type Fact } from '../../../../../src/core/model/fact.js';
import { asId, type VpcId } from '../../../../../src/core/model/ids.js';
import { message } from '../../../../../src/core/model/message.js';
import type { ResolverEndpoint, ResolverRule } from '../../../../../src/core/model/resolver.js';
import type { Snapshot } from '../../../../../src/core/model/snapshot.js';
import { bigClient, bigCluster, bigSnapshot } from '../../../../support/bigSnapshot.js';

export const works = bigSnapshot(4);
export const name = valueOf(works.clusters[bigCluster])?.endpointName ?? '';
export const inVpc: ClientVantage = { kind: 'vpc', vpcId: bigClient };
export const source = { call: 'test', at: 0 };
export const fact = <T>(value: T): Fact<T> => known(value, source);

/** Changes each member of a list fact that `which` picks. */
export function each<T>(
  all: Fact<readonly T[]>,
  change: (one: T) => Partial<T> | undefined,
): Fact<readonly T[]> {
  return fact((valueOf(all) ?? []).map((one) => ({ ...one, ...change(one) })));
}
export const plus = <T>(all: Fact<readonly T[]>, ...more: readonly T[]): Fact<readonly T[]> =>
  fact([...(valueOf(all) ?? []), ...more]);
export const theCluster = (over: object): Pick<Snapshot, 'clusters'> => {
  const cluster = valueOf(works.clusters[bigCluster]);
  assert.ok(cluster);
  return { clusters: { [bigCluster]: fact({ ...cluster, ...over }) } };
};
export const aRule = (over: Partial<ResolverRule>): ResolverRule => {
  const rule = valueOf(works.rules)?.[0];
  assert.ok(rule);
  return { ...rule, ...over };
};
export const endpoints = (direction: string, over: Partial<ResolverEndpoint>) => ({
  endpoints: each(works.endpoints, (one) => (one.direction === direction ? over : {})),
});
export const addresses = (id: string, status: string) => ({
  endpointAddresses: {
    ...works.endpointAddresses,
    [id]: each(works.endpointAddresses[id] ?? fact([]), () => ({ status })),
  },
});
export const firewall = (vpcId: string) => ({
  firewallAssociations: {
    ...works.firewallAssociations,
    [vpcId]: fact([
      {
        id: 'a',
        name: 'g',
        groupId: 'g',
        vpcId: asId<VpcId>(vpcId),
        priority: 1,
        status: 'COMPLETE',
      },
    ]),
  },
  firewallRules: {
    g: fact([
      {
        groupId: 'g',
        name: 'no',
        priority: 1,
        action: 'BLOCK',
        blockResponse: 'NXDOMAIN',
        domainListId: 'l',
      },
    ]),
  },
  firewallDomains: { l: fact(['*.amazonaws.com']) },
});
export const routes = (vpc: number, destination: string, over: object | undefined) => ({
  routeTables: each(works.routeTables, (table) =>
    table.vpcId === `vpc-${vpc}`
      ? {
          routes: table.routes.flatMap((one) =>
            one.destination !== destination ? [one] : over ? [{ ...one, ...over }] : [],
          ),
        }
      : {},
  ),
});
export const transit = {
  routeTables: each(works.routeTables, ({ vpcId, routes: all }) => ({
    routes: all.map((one) =>
      one.target === 'local' || !['vpc-0', 'vpc-1'].includes(vpcId)
        ? one
        : { ...one, target: 'tgw-1' },
    ),
  })),
  transitGatewayAttachments: fact(
    ['vpc-0', 'vpc-1'].map((vpc) => ({
      id: `att-${vpc}`,
      gatewayId: 'tgw-1',
      vpcId: asId<VpcId>(vpc),
      state: 'available',
      subnetIds: [asId<never>(vpc.replace('vpc', 'subnet'))],
    })),
  ),
  transitTables: {
    'tgw-1': fact([
      {
        id: 'tgw-rtb-1',
        gatewayId: 'tgw-1',
        associatedAttachmentIds: ['att-vpc-0', 'att-vpc-1'],
        routes: [0, 1].map((n) => ({
          destination: `10.0.${n}.0/24`,
          type: 'propagated',
          state: 'active',
          attachmentIds: [`att-vpc-${n}`],
        })),
      },
    ]),
  },
};
export const seen = (
  vantageId: string,
  verdict: LiveAnswer['verdict'],
  over: Partial<LiveAnswer> = {},
): LiveAnswer => ({
  vantageId,
  protocol: 'udp',
  type: 'A',
  verdict,
  addresses: [],
  ...over,
});
export const denied = (kind: 'accessDenied' | 'throttled'): Fact<never> =>
  failed({ kind, messageKey: 'error.cancelled', args: {}, help: message('help.runAgain') }, source);

export interface Case {
  readonly mode: FailureMode;
  readonly what: string;
  readonly over?: Partial<Snapshot>;
  readonly live?: Partial<LiveEvidence>;
  readonly vantage?: ClientVantage;
  /** All weights; the causes must be these and no others. Default: the mode alone. */
  readonly all?: readonly FailureMode[];
  /** Where the mode is no cause by itself. */
  readonly causes?: readonly FailureMode[];
}

export const onPremises: ClientVantage = {
  kind: 'onPremises',
  dnsServers: ['10.200.0.53'],
  clientCidrs: ['10.200.0.0/24'],
};
export const noWay: Partial<Snapshot> = {
  endpoints: fact([]),
  endpointAddresses: {},
  rules: fact([]),
  associations: fact([]),
};
export const v6Cluster = {
  ipFamily: 'ipv6',
  endpointName: '0123.gr7.eks-cluster.eu-west-1.api.aws',
};

/** Routes back to the data centre, by a virtual private gateway. */
export const wayToOnPremises: Partial<Snapshot> = {
  routeTables: each(works.routeTables, (table) =>
    table.vpcId === 'vpc-0'
      ? {
          routes: [
            ...table.routes,
            { destination: '10.200.0.0/24', target: 'vgw-1', state: 'active' },
          ],
        }
      : {},
  ),
};

/** An address of the control plane where its name has AAAA records. */
export const ownV6 = '2001:db8::1';

/** The cluster as one whose name has them; nothing else of IPv6 is in place. */
export const dualStack: Partial<Snapshot> = {
  ...theCluster(v6Cluster),
  rules: fact([aRule({ domainName: v6Cluster.endpointName })]),
  controlPlane: {
    [bigCluster]: each(works.controlPlane[bigCluster] ?? fact([]), () => ({
      ipv6Addresses: [ownV6],
    })),
  },
};
