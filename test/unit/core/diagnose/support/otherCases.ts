import { valueOf } from '../../../../../src/core/model/fact.js';
import { asId, type VpcId } from '../../../../../src/core/model/ids.js';
import { bigCluster } from '../../../../support/bigSnapshot.js';
import {
  addresses,
  type Case,
  dualStack,
  wayToOnPremises,
  each,
  fact,
  firewall,
  noWay,
  onPremises,
  plus,
  seen,
  works,
} from './breaking.js';

export const otherCases: readonly Case[] = [
  {
    mode: 'F29',
    what: 'no 443 into the control plane',
    over: {
      securityGroupRules: each(works.securityGroupRules, (one) =>
        one.id === 'sgr-0-4' ? { cidr: '10.99.0.0/16' } : {},
      ),
    },
  },
  {
    mode: 'F30',
    what: 'an interface moved to a subnet that no route covers',
    over: {
      subnets: plus(works.subnets, {
        id: asId<never>('subnet-new'),
        name: '',
        vpcId: asId<VpcId>('vpc-0'),
        ownerId: asId<never>('123456789012'),
        availabilityZone: 'eu-west-1b',
        cidr: '10.50.0.0/24',
        ipv6Cidrs: [],
        availableIpAddressCount: 9,
        ipv6Native: false,
      }),
      networkAcls: each(works.networkAcls, ({ id, subnetIds }) =>
        id === 'acl-0' ? { subnetIds: [...subnetIds, asId<never>('subnet-new')] } : {},
      ),
      controlPlane: {
        [bigCluster]: each(works.controlPlane[bigCluster] ?? fact([]), ({ id }) =>
          id === 'eni-1'
            ? { subnetId: asId<never>('subnet-new'), privateAddresses: ['10.50.0.7'] }
            : {},
        ),
      },
      clusterUpdates: {
        [bigCluster]: fact([
          {
            id: 'u',
            status: 'Successful',
            type: 'VersionUpdate',
            params: {},
            createdAt: 1,
            errors: [],
          },
        ]),
      },
    },
  },
  {
    mode: 'F31',
    what: 'an IPv6 cluster without a rule for IPv6',
    over: {
      ...dualStack,
      subnets: each(works.subnets, () => ({ ipv6Cidrs: ['2001:db8:1::/64'] })),
    },
  },
  { mode: 'F32', what: 'DNS Firewall of the client VPC', over: firewall('vpc-1') },
  { mode: 'F32', what: 'DNS Firewall of the cluster VPC', over: firewall('vpc-0') },
  {
    mode: 'F33',
    what: 'a resolver that strips private answers',
    live: {
      answers: [
        seen('vpc:vpc-1', 'empty'),
        seen('public', 'private', { addresses: ['10.0.0.100'] }),
      ],
    },
  },
  {
    mode: 'F34',
    what: 'a validator that fails',
    vantage: onPremises,
    over: wayToOnPremises,
    live: {
      answers: [
        seen('server:10.200.0.53#53', 'server-failure'),
        seen('server:10.200.0.53#53', 'private', { checkingDisabled: true }),
      ],
    },
  },
  {
    mode: 'F35',
    what: 'a stub that asks without recursion',
    vantage: onPremises,
    over: wayToOnPremises,
    live: {
      answers: [
        seen('server:10.200.0.53#53', 'query-refused'),
        seen('inbound:10.0.0.10', 'private'),
      ],
    },
  },
  {
    mode: 'F36',
    what: 'no endpoint left in the quota',
    over: {
      ...noWay,
      endpoints: each(works.endpoints, () => ({
        direction: 'INBOUND',
        vpcId: asId<VpcId>('vpc-3'),
      })),
      quotas: { 'L-4A669CC0': fact(2) },
    },
    all: ['F8', 'F36'],
    causes: ['F8'],
  },
  {
    mode: 'F37',
    what: 'dedicated tenancy of the cluster VPC',
    over: {
      ...noWay,
      identity: fact({ accountId: '123456789012' } as never),
      vpcs: each(works.vpcs, ({ id }) => (id === 'vpc-0' ? { tenancy: 'dedicated' } : {})),
    },
    all: ['F8', 'F37'],
    causes: ['F8'],
  },
  {
    mode: 'F38',
    what: 'a client VPC in another Region',
    over: {
      vpcs: fact((valueOf(works.vpcs) ?? []).filter(({ id }) => id !== 'vpc-1')),
      subnets: fact((valueOf(works.subnets) ?? []).filter(({ vpcId }) => vpcId !== 'vpc-1')),
      peerings: each(works.peerings, ({ id }) =>
        id === 'pcx-1' ? { accepterRegion: 'us-east-1' } : {},
      ),
      rules: fact([]),
      associations: fact([]),
    },
  },
  {
    mode: 'F39',
    what: 'a rule whose sharing ended',
    over: { rules: fact([]) },
  },
  {
    mode: 'F40',
    what: 'an update in progress',
    over: {
      clusterUpdates: {
        [bigCluster]: fact([
          {
            id: 'u',
            status: 'InProgress',
            type: 'EndpointAccessUpdate',
            params: {},
            createdAt: 1,
            errors: [],
          },
        ]),
      },
    },
    causes: [],
  },
  {
    mode: 'F43',
    what: 'hidden interfaces',
    over: { controlPlane: { [bigCluster]: fact([]) } },
    causes: [],
  },
  {
    mode: 'F44',
    what: 'a proxy',
    live: {
      proxy: { variable: 'HTTPS_PROXY', value: 'http://proxy:3128', noProxy: '', exempt: false },
    },
    causes: [],
  },
  {
    mode: 'F45',
    what: 'a cache with the old answer',
    live: {
      answers: [
        seen('vpc:vpc-1', 'public', { ttl: 40, addresses: ['203.0.113.1'] }),
        seen('vpc:vpc-1', 'public', { ttl: 31, addresses: ['203.0.113.1'] }),
        seen('inbound:10.0.0.10', 'private'),
      ],
    },
  },
  {
    mode: 'F3',
    what: 'a DNS server that forwards the name nowhere, though it could',
    vantage: onPremises,
    over: wayToOnPremises,
    live: {
      answers: [
        seen('server:10.200.0.53#53', 'public', { ttl: 60, addresses: ['203.0.113.1'] }),
        seen('server:10.200.0.53#53', 'public', { ttl: 60, addresses: ['203.0.113.1'] }),
        seen('inbound:10.0.0.10', 'private'),
      ],
    },
  },
  {
    mode: 'F8',
    what: 'no rule, and a cache that counts down the public answer',
    over: { rules: fact([]), associations: fact([]) },
    live: {
      answers: [
        seen('vpc:vpc-1', 'public', { ttl: 40, addresses: ['203.0.113.1'] }),
        seen('vpc:vpc-1', 'public', { ttl: 39, addresses: ['203.0.113.1'] }),
        seen('inbound:10.0.0.10', 'private'),
      ],
    },
  },
  {
    mode: 'F46',
    what: 'a deletion that is stuck',
    over: addresses('rslvr-OUTBOUND', 'DELETE_FAILED_FAS_EXPIRED'),
  },
];
