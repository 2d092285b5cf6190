import type { OnPremisesServer } from '../../model/onPremisesServer.js';
import type { World } from '../../world.js';
import { addFirewallGroup, protect } from '../firewall.js';
import { endpointNameOf } from '../ownMark.js';
import { buildPrivateOnly } from '../privateOnly.js';
import { admitSite, firstCluster, vpcNamed } from '../solved.js';
import { setServer } from '../troubles.js';
import type { Broken, Hand } from './broken.js';
import { fromSite, fromTools, siteServer, solvedBut, there } from './things.js';

const proxy = { HTTPS_PROXY: 'http://proxy.example.com:3128' } as const;

/** What stands between a person and the name on their own side. */
export const brokenClients: readonly Broken[] = [
  {
    mode: 'F32',
    what: 'DNS Firewall of the client VPC blocks the name',
    build: solvedBut((world, now) => {
      const rule = { name: 'no-eks', action: 'BLOCK', blockResponse: 'NXDOMAIN' } as const;
      const domains = ['*.eks.amazonaws.com'];
      const group = addFirewallGroup(world, 'lockdown', now - 1000, [{ ...rule, domains }]);
      protect(world, vpcNamed(world, 'tools'), group, 101);
    }),
    from: fromTools,
    mend: [
      (world) => {
        const [group] = world.firewallRuleGroups;
        const rule = there(group?.rules[0]);
        const list = there(world.firewallDomainLists[0]);
        const id = `${list.id}-allowed`;
        const domains = [endpointNameOf(firstCluster(world))];
        world.firewallDomainLists.push({ ...list, id, arn: `${list.arn}-allowed`, domains });
        group?.rules.push({
          name: 'allow-cluster',
          action: 'ALLOW',
          domainListId: id,
          priority: rule.priority - 1,
          createdAt: rule.createdAt,
        });
      },
    ],
  },
  {
    mode: 'F33',
    what: 'the data centre’s DNS server takes private addresses out of answers',
    build: (world, now) => {
      buildPrivateOnly(world, now);
      admitSite(world, firstCluster(world), '10.20.0.0/16');
      setServer(world, siteServer, { forwarders: [], stripsPrivateAnswers: true });
    },
    from: fromSite,
    mend: [(world) => setServer(world, siteServer, { forwarders: [] })],
  },
  {
    mode: 'F34',
    what: 'the data centre’s DNS server validates what it forwards',
    build: solvedBut(changeServer((server) => ({ ...server, validates: true }))),
    from: fromSite,
    mend: [changeServer(({ forwarders }) => ({ forwarders }))],
  },
  {
    mode: 'F35',
    what: 'a stub zone: the data centre’s DNS server asks without recursion',
    build: solvedBut(changeServer(asksWithRecursion(false))),
    from: fromSite,
    mend: [changeServer(asksWithRecursion(true))],
  },
  {
    mode: 'F41',
    what: 'AWS throttles a list of rules',
    build: solvedBut((world) => {
      world.faults.push({
        service: 'route53resolver',
        operation: 'ListResolverRuleAssociations',
        kind: 'error',
        code: 'ThrottlingException',
        nth: null,
        times: null,
        seen: 0,
        fired: 0,
      });
    }),
    from: fromTools,
    mend: [
      (world) => {
        world.faults = [];
      },
    ],
  },
  {
    mode: 'F42',
    what: 'an identity that may not list route tables',
    build: solvedBut((world) => {
      world.deniedActions = ['ec2:DescribeRouteTables'];
    }),
    from: fromTools,
    mend: [
      (world) => {
        world.deniedActions = [];
      },
    ],
  },
  {
    mode: 'F44',
    what: 'a proxy that resolves the name elsewhere',
    build: solvedBut(() => undefined),
    from: fromTools,
    mend: [() => undefined],
    environment: [proxy, { ...proxy, NO_PROXY: 'localhost,.eks.amazonaws.com' }],
  },
  {
    mode: 'F45',
    what: 'the data centre’s DNS server still has the answer from before',
    build: solvedBut((world, now) => {
      const name = endpointNameOf(firstCluster(world));
      const addresses = ['54.172.31.8', '3.218.44.120'];
      const cached = [{ name, type: 'A' as const, addresses, until: now + 300_000 }];
      changeServer((server) => ({ ...server, cached }))(world, now);
    }),
    from: fromSite,
    mend: [{ wait: 301_000 }],
  },
];

function changeServer(change: (server: OnPremisesServer) => OnPremisesServer): Hand {
  return (world: World) => {
    const site = there(world.onPremises[0]);
    site.server = change(there(site.server));
  };
}

function asksWithRecursion(recursionDesired: boolean) {
  return ({ forwarders }: OnPremisesServer): OnPremisesServer => ({
    forwarders: forwarders.map((one) => ({ ...one, recursionDesired })),
  });
}
