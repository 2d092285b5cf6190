import { asId, type VpcId } from '../../../../../src/core/model/ids.js';
import { aRule, type Case, each, fact, name, noWay, plus, theCluster, works } from './breaking.js';

export const nameCases: readonly Case[] = [
  { mode: 'F1', what: 'a public-only cluster', over: theCluster({ access: 'public' }) },
  {
    mode: 'F2',
    what: 'a private-only cluster that public DNS does not know',
    over: { ...noWay, ...theCluster({ access: 'private' }), publicAnswers: { [name]: fact([]) } },
  },
  { mode: 'F3', what: 'a public resolver and a both-mode cluster', vantage: { kind: 'public' } },
  {
    mode: 'F4',
    what: 'host names off in the cluster VPC',
    over: { vpcDns: { ...works.vpcDns, 'vpc-0': fact({ dnsSupport: true, dnsHostnames: false }) } },
  },
  {
    mode: 'F5',
    what: 'foreign name servers in the cluster VPC',
    over: {
      vpcs: each(works.vpcs, ({ id }) => (id === 'vpc-0' ? { dhcpOptionsId: 'other' } : {})),
      dhcpOptions: plus(works.dhcpOptions, { id: 'other', nameServers: ['10.9.9.9'] }),
    },
    causes: [],
  },
  {
    mode: 'F6',
    what: 'foreign name servers in the client VPC',
    over: {
      vpcs: each(works.vpcs, ({ id }) => (id === 'vpc-1' ? { dhcpOptionsId: 'other' } : {})),
      dhcpOptions: plus(works.dhcpOptions, { id: 'other', nameServers: ['10.9.9.9'] }),
    },
  },
  {
    mode: 'F7',
    what: 'DNS support off in the client VPC',
    over: {
      vpcDns: { ...works.vpcDns, 'vpc-1': fact({ dnsSupport: false, dnsHostnames: false }) },
    },
  },
  { mode: 'F8', what: 'no rule', over: { rules: fact([]), associations: fact([]) } },
  { mode: 'F9', what: 'a rule that is not associated', over: { associations: fact([]) } },
  {
    mode: 'F10',
    what: 'an association that failed',
    over: { associations: each(works.associations, () => ({ status: 'FAILED' })) },
  },
  {
    mode: 'F11',
    what: 'a failed rule',
    over: { rules: each(works.rules, () => ({ status: 'FAILED' })) },
  },
  {
    mode: 'F12',
    what: 'stale targets',
    over: { rules: fact([aRule({ targets: [{ ip: '10.0.0.99', port: 53 }] })]) },
  },
  {
    mode: 'F13',
    what: 'a target in another VPC',
    over: {
      endpoints: each(works.endpoints, ({ direction }) =>
        direction === 'INBOUND' ? { vpcId: asId<VpcId>('vpc-2') } : {},
      ),
    },
  },
  {
    mode: 'F14',
    what: 'a rule for the name of an earlier cluster',
    over: {
      rules: fact([aRule({ domainName: 'fedcba98.gr7.eu-west-1.eks.amazonaws.com' })]),
      resolverTags: { rule: fact({ 'eks-private-dns:cluster': 'arn' }) },
    },
  },
  {
    mode: 'F15',
    what: 'a SYSTEM rule for the very name',
    over: { rules: fact([aRule({ type: 'SYSTEM', targets: [] })]) },
  },
  {
    mode: 'F15',
    what: 'a hosted zone of a parent, and no rule for the name',
    over: {
      rules: fact([]),
      associations: fact([]),
      hostedZones: {
        ...works.hostedZones,
        'vpc-1': fact([{ id: 'Z1', name: 'amazonaws.com', owner: '1' }]),
      },
    },
  },
  {
    mode: 'F15',
    what: 'a rule for a parent that leads elsewhere',
    over: {
      rules: fact([
        aRule({ domainName: 'amazonaws.com', targets: [{ ip: '10.0.3.9', port: 53 }] }),
      ]),
    },
  },
  {
    mode: 'F16',
    what: 'the rule on the cluster VPC too',
    over: {
      associations: plus(works.associations, {
        id: asId<never>('rslvr-rrassoc-2'),
        ruleId: asId<never>('rslvr-rr-1'),
        vpcId: asId<VpcId>('vpc-0'),
        name: '',
        status: 'COMPLETE',
        statusMessage: '',
      }),
    },
  },
];
