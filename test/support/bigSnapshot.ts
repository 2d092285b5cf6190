import { known, type Fact } from '../../src/core/model/fact.js';
import { asId, type VpcId } from '../../src/core/model/ids.js';
import type { SecurityGroupRule } from '../../src/core/model/network.js';
import { emptySnapshot, type Snapshot } from '../../src/core/model/snapshot.js';

const rulesPerVpc = 20;
const routesPerVpc = 10;
const name = '0123456789abcdef.gr7.eu-west-1.eks.amazonaws.com';

const fact = <T>(value: T): Fact<T> => known(value, { call: 'test', at: 0 });

/** Numbered things `0` to `count - 1`. */
function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

export const bigCluster = 'payments';
/** The VPC of the clients; the cluster is in the first, every VPC is peered with it. */
export const bigClient = asId<VpcId>('vpc-1');

/**
 * An estate of so many VPCs, each with 20 group rules and 10 routes, in which private DNS
 * resolution is in place from the second VPC to the first.
 */
export function bigSnapshot(vpcs: number): Snapshot {
  const range = (n: number): string => `10.${Math.floor(n / 256)}.${n % 256}.0/24`;
  const host = (n: number, last: number): string => range(n).replace('0/24', String(last));
  const groupRule = (vpc: number, n: number): SecurityGroupRule => {
    const dns = n < 4;
    return {
      id: asId(`sgr-${vpc}-${n}`),
      groupId: asId(`sg-${vpc}`),
      direction: n % 2 === 0 ? 'ingress' : 'egress',
      protocol: dns && n < 2 ? 'udp' : 'tcp',
      fromPort: dns ? 53 : n === 4 ? 443 : 8000 + n,
      toPort: dns ? 53 : n === 4 ? 443 : 8000 + n,
      cidr: '10.0.0.0/8',
      tags: {},
    };
  };
  const endpoint = (direction: 'INBOUND' | 'OUTBOUND', vpc: number) => ({
    id: asId<never>(`rslvr-${direction}`),
    arn: direction,
    name: direction,
    direction,
    vpcId: asId<VpcId>(`vpc-${vpc}`),
    securityGroupIds: [asId<never>(`sg-${vpc}`)],
    status: 'OPERATIONAL',
    statusMessage: '',
    addressCount: 2,
    protocols: [],
    creatorRequestId: '',
  });
  const addresses = (vpc: number) =>
    fact(
      many(2, (n) => ({
        ipId: `rni-${vpc}-${n}`,
        subnetId: asId<never>(`subnet-${vpc}`),
        ip: host(vpc, 10 + n),
        status: 'ATTACHED',
        statusMessage: '',
      })),
    );
  const ofBoth = <T>(value: T): Readonly<Record<string, T>> => ({ 'vpc-0': value, 'vpc-1': value });
  const everything = {
    ruleNumber: 100,
    protocol: '-1',
    action: 'allow',
    cidr: '0.0.0.0/0',
  } as const;
  return {
    ...emptySnapshot({ profile: 'test', region: 'eu-west-1' }),
    clusters: {
      [bigCluster]: fact({
        name: bigCluster,
        arn: 'arn',
        kind: 'eks',
        status: 'ACTIVE',
        endpointName: name,
        vpcId: asId<VpcId>('vpc-0'),
        subnetIds: [],
        access: 'publicAndPrivate',
        publicAccessCidrs: [],
        securityGroupIds: [],
        ipFamily: 'ipv4',
      }),
    },
    vpcs: fact(
      many(vpcs, (n) => ({
        id: asId<VpcId>(`vpc-${n}`),
        name: `vpc ${n}`,
        ownerId: asId<never>('123456789012'),
        cidrs: [range(n)],
        ipv6Cidrs: [],
        dhcpOptionsId: 'dopt',
        tenancy: 'default',
        isDefault: false,
      })),
    ),
    vpcDns: ofBoth(fact({ dnsSupport: true, dnsHostnames: true })),
    dhcpOptions: fact([{ id: 'dopt', nameServers: ['AmazonProvidedDNS'] }]),
    subnets: fact(
      many(vpcs, (n) => ({
        id: asId<never>(`subnet-${n}`),
        name: '',
        vpcId: asId<VpcId>(`vpc-${n}`),
        ownerId: asId<never>('123456789012'),
        availabilityZone: 'eu-west-1a',
        cidr: range(n),
        ipv6Cidrs: [],
        availableIpAddressCount: 200,
        ipv6Native: false,
      })),
    ),
    routeTables: fact(
      many(vpcs, (n) => ({
        id: `rtb-${n}`,
        vpcId: asId<VpcId>(`vpc-${n}`),
        main: true,
        subnetIds: [],
        routes: [
          { destination: range(n), target: 'local', state: 'active' },
          ...many(routesPerVpc - 1, (other) => ({
            destination: range(n === 0 ? other + 1 : other),
            target: `pcx-${n === 0 ? other + 1 : n}`,
            state: 'active',
          })),
        ],
      })),
    ),
    peerings: fact(
      many(vpcs, (n) => ({
        id: asId<never>(`pcx-${n}`),
        status: 'active',
        requesterVpcId: asId<VpcId>('vpc-0'),
        accepterVpcId: asId<VpcId>(`vpc-${n}`),
        requesterRegion: 'eu-west-1',
        accepterRegion: 'eu-west-1',
      })),
    ),
    transitGatewayAttachments: fact([]),
    securityGroups: fact([]),
    securityGroupRules: fact(
      many(vpcs, (vpc) => many(rulesPerVpc, (n) => groupRule(vpc, n))).flat(),
    ),
    networkAcls: fact(
      many(vpcs, (n) => ({
        id: `acl-${n}`,
        vpcId: asId<VpcId>(`vpc-${n}`),
        subnetIds: [asId<never>(`subnet-${n}`)],
        entries: [
          { ...everything, direction: 'ingress' as const },
          { ...everything, direction: 'egress' as const },
        ],
      })),
    ),
    controlPlane: {
      [bigCluster]: fact(
        many(2, (n) => ({
          id: `eni-${n}`,
          vpcId: asId<VpcId>('vpc-0'),
          subnetId: asId<never>('subnet-0'),
          description: `Amazon EKS ${bigCluster}`,
          privateAddresses: [host(0, 100 + n)],
          ipv6Addresses: [],
          groupIds: [asId<never>('sg-0')],
        })),
      ),
    },
    endpoints: fact([endpoint('INBOUND', 0), endpoint('OUTBOUND', 1)]),
    endpointAddresses: { 'rslvr-INBOUND': addresses(0), 'rslvr-OUTBOUND': addresses(1) },
    rules: fact([
      {
        id: asId<never>('rslvr-rr-1'),
        arn: 'rule',
        name: 'rule',
        domainName: name,
        type: 'FORWARD',
        status: 'COMPLETE',
        statusMessage: '',
        targets: [
          { ip: host(0, 10), port: 53 },
          { ip: host(0, 11), port: 53 },
        ],
        endpointId: asId<never>('rslvr-OUTBOUND'),
        ownerId: '123456789012',
        shareStatus: 'NOT_SHARED',
        creatorRequestId: '',
      },
    ]),
    associations: fact([
      {
        id: asId<never>('rslvr-rrassoc-1'),
        ruleId: asId<never>('rslvr-rr-1'),
        vpcId: bigClient,
        name: '',
        status: 'COMPLETE',
        statusMessage: '',
      },
    ]),
    profileAssociations: fact([]),
    hostedZones: ofBoth(fact([])),
    firewallAssociations: ofBoth(fact([])),
    clusterUpdates: { [bigCluster]: fact([]) },
  };
}
