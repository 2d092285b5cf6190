import type { World } from '../../world.js';
import { addPeering, addVpc } from '../builder.js';
import {
  addOwnEndpoint,
  admitDns,
  associateOwn,
  firstCluster,
  groupOf,
  targetsOf,
  vpcNamed,
} from '../solved.js';
import { breakAssociation, breakRule } from '../troubles.js';
import type { Broken } from './broken.js';
import {
  clusterVpcOf,
  endpointOf,
  fromTools,
  removeRule,
  solvedBut,
  theAssociation,
  theRule,
} from './things.js';

const hour = 60 * 60 * 1000;

const stale = [
  { ip: '192.168.64.250', port: 53 },
  { ip: '192.168.96.250', port: 53 },
];

/** Rules for the name, what they lead to, and what is in their way. */
export const brokenNames: readonly Broken[] = [
  {
    mode: 'F8',
    what: 'no rule for the name',
    build: solvedBut(removeRule),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F9',
    what: 'a rule that is associated with no VPC',
    build: solvedBut((world) => {
      world.ruleAssociations = [];
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F10',
    what: 'an association that failed',
    build: solvedBut((world) => {
      breakAssociation(world, theAssociation(world).id, 'FAILED', 'Internal service error');
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F11',
    what: 'a rule that failed',
    build: solvedBut((world) => breakRule(world, theRule(world).id, 'Internal service error')),
    from: fromTools,
    mend: [removeRule, 'plan'],
  },
  {
    mode: 'F12',
    what: 'targets at which nobody is any more',
    build: solvedBut((world) => {
      theRule(world).targets = stale;
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F13',
    what: 'targets in another VPC, whose Resolver does not know the zone',
    build: solvedBut((world, now) => {
      const shared = addVpc(world, {
        name: 'shared',
        cidr: '172.20.0.0/16',
        subnets: [
          { name: 'shared-a', cidr: '172.20.0.0/20', zone: 'a' },
          { name: 'shared-b', cidr: '172.20.16.0/20', zone: 'b' },
        ],
      });
      const tools = vpcNamed(world, 'tools');
      addPeering(world, 'tools-to-shared', tools, shared);
      const cluster = firstCluster(world);
      const inbound = addOwnEndpoint(world, cluster, shared, 'INBOUND', now - hour);
      admitDns(world, cluster, groupOf(world, inbound), { cidrIpv4: tools.cidr });
      const outGroup = groupOf(world, endpointOf(world, 'OUTBOUND'));
      admitDns(world, cluster, outGroup, { cidrIpv4: shared.cidr, isEgress: true });
      theRule(world).targets = targetsOf(inbound);
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F14',
    what: 'a rule for the name of an earlier cluster',
    build: solvedBut((world) => {
      const rule = theRule(world);
      rule.domainName = '0a11b0c4d5e6f708192a3b4c5d6e7f80.gr7.us-east-1.eks.amazonaws.com.';
      rule.creatorRequestId = 'eks-private-dns-0f6b1d9a3c2e4f5a6b7c8d9e0f1a2b3c';
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F15',
    what: 'a SYSTEM rule for the parent domain, and none for the name',
    build: solvedBut((world) => {
      const rule = theRule(world);
      rule.domainName = 'us-east-1.eks.amazonaws.com.';
      rule.ruleType = 'SYSTEM';
      rule.name = 'keep-aws-names-public';
      rule.creatorRequestId = 'terraform-keep-aws-names-public';
      rule.targets = [];
      rule.tags = { team: 'network' };
      delete rule.resolverEndpointId;
      theAssociation(world).name = 'keep-aws-names-public';
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F16',
    what: 'the rule on the cluster VPC too',
    build: solvedBut((world, now) => associateOwn(world, clusterVpcOf(world), now - 1000)),
    from: fromTools,
    mend: [offTheClusterVpc],
  },
  {
    mode: 'F39',
    what: 'a rule of another account, which does not share it any more',
    build: solvedBut((world) => {
      world.resolverRules = [];
    }),
    from: fromTools,
    mend: [removeRule, 'plan'],
  },
];

function offTheClusterVpc(world: World): void {
  const { vpcId } = clusterVpcOf(world);
  world.ruleAssociations = world.ruleAssociations.filter((one) => one.vpcId !== vpcId);
}
