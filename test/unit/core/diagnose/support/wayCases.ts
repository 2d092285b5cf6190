import { valueOf } from '../../../../../src/core/model/fact.js';
import { addresses, type Case, each, endpoints, fact, routes, transit, works } from './breaking.js';

export const wayCases: readonly Case[] = [
  {
    mode: 'F17',
    what: 'an inbound endpoint without a working address',
    over: {
      ...endpoints('INBOUND', { status: 'ACTION_NEEDED' }),
      ...addresses('rslvr-INBOUND', 'DETACHING'),
    },
  },
  {
    mode: 'F18',
    what: 'an outbound endpoint that is gone',
    over: {
      endpoints: fact(
        (valueOf(works.endpoints) ?? []).filter((one) => one.direction === 'INBOUND'),
      ),
    },
  },
  {
    mode: 'F19',
    what: 'interfaces deleted under the inbound endpoint',
    over: {
      ...endpoints('INBOUND', { status: 'ACTION_NEEDED' }),
      ...addresses('rslvr-INBOUND', 'FAILED_RESOURCE_GONE'),
    },
  },
  {
    mode: 'F20',
    what: 'an inbound endpoint for DoH only',
    over: endpoints('INBOUND', { protocols: ['DoH'] }),
  },
  {
    mode: 'F20',
    what: 'a delegation endpoint',
    over: endpoints('INBOUND', { direction: 'INBOUND_DELEGATION' }),
  },
  {
    mode: 'F21',
    what: 'no TCP 53 into the inbound endpoint',
    over: {
      securityGroupRules: each(works.securityGroupRules, (one) =>
        one.id === 'sgr-0-2' ? { cidr: '10.99.0.0/16' } : {},
      ),
    },
  },
  {
    mode: 'F22',
    what: 'no UDP 53 out of the outbound endpoint',
    over: {
      securityGroupRules: each(works.securityGroupRules, (one) =>
        one.id === 'sgr-1-1' ? { fromPort: 54, toPort: 60 } : {},
      ),
    },
  },
  {
    mode: 'F23',
    what: 'an ACL without ephemeral ports',
    over: {
      networkAcls: each(works.networkAcls, ({ id, entries }) =>
        id === 'acl-1'
          ? {
              entries: [
                {
                  ruleNumber: 50,
                  protocol: '17',
                  action: 'deny',
                  cidr: '10.0.0.0/24',
                  direction: 'ingress',
                  fromPort: 2000,
                  toPort: 3000,
                } as const,
                ...entries,
              ],
            }
          : {},
      ),
    },
  },
  { mode: 'F24', what: 'no route there', over: routes(1, '10.0.0.0/24', undefined) },
  {
    mode: 'F24',
    what: 'a black hole',
    over: routes(1, '10.0.0.0/24', { target: 'vgw-1', state: 'blackhole' }),
  },
  { mode: 'F25', what: 'no route back', over: routes(0, '10.0.1.0/24', undefined) },
  {
    mode: 'F26',
    what: 'a peering connection that is gone',
    over: {
      peerings: each(works.peerings, ({ id }) => (id === 'pcx-1' ? { status: 'deleted' } : {})),
    },
  },
  {
    mode: 'F27',
    what: 'a Transit Gateway without the route',
    over: {
      ...transit,
      transitTables: {
        'tgw-1': each(transit.transitTables['tgw-1'], ({ routes: all }) => ({
          routes: all.slice(1),
        })),
      },
    },
  },
  {
    mode: 'F27',
    what: 'an attachment that waits for acceptance',
    over: {
      ...transit,
      transitGatewayAttachments: each(transit.transitGatewayAttachments, ({ id }) =>
        id === 'att-vpc-1' ? { state: 'pendingAcceptance' } : {},
      ),
    },
  },
  {
    mode: 'F28',
    what: 'overlapping ranges',
    over: {
      vpcs: each(works.vpcs, ({ id }) => (id === 'vpc-1' ? { cidrs: ['10.0.0.0/16'] } : {})),
      routeTables: each(works.routeTables, (table) =>
        table.vpcId === 'vpc-1'
          ? { routes: [{ destination: '10.0.0.0/16', target: 'local', state: 'active' }] }
          : {},
      ),
    },
  },
];
