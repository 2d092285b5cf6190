import type { Identity } from '../../../../../src/core/model/identity.js';
import { asId, type AccountId } from '../../../../../src/core/model/ids.js';
import { message } from '../../../../../src/core/model/message.js';
import type { Plan, Step, StepKind, StepSpec } from '../../../../../src/core/model/plan.js';

/** A text for each place of a plan where somebody else's text may stand. */
export type Texts = (place: string) => string;

const account = (digit: string): AccountId => asId<AccountId>(digit.repeat(12));

const own: Identity = {
  profile: 'home',
  region: 'us-east-1',
  accountId: account('1'),
  callerArn: 'arn:aws:iam::111111111111:user/me',
  partition: 'aws',
};

type Samples = { readonly [Kind in StepKind]: readonly Extract<StepSpec, { kind: Kind }>[] };

/** One or more of each kind; a new kind does not compile without. */
function samples(at: Texts, client: Identity): Samples {
  const tags = { [at('tag key')]: at('tag value'), 'eks-private-dns:cluster': at('cluster arn') };
  const groupId = asId<never>(at('group id'));
  const vpcId = asId<never>(at('vpc id'));
  const subnetIds = ['subnet a', 'subnet b'].map((one) => asId<never>(at(one)));
  const ruleId = at('rule id');
  const group = { step: 'createSecurityGroup.0', output: 'groupId' };
  const inbound = { step: 'createResolverEndpoint.0', output: 'endpointId' };
  const addresses = { step: 'createResolverEndpoint.0', output: 'addresses' };
  const rule = { step: 'createResolverRule.0', output: 'ruleId' };
  const endpoint = {
    kind: 'createResolverEndpoint',
    name: at('endpoint name'),
    creatorRequestId: at('request id'),
    vpcId,
    subnetIds,
    tags,
  } as const;
  const former = { endpointId: at('former endpoint'), targets: ['10.0.0.1', '10.0.0.2:5353/DoH'] };
  const update = { kind: 'updateResolverRule', ruleId, name: at('rule name'), former } as const;
  const associate = { kind: 'associateResolverRule', vpcId, name: at('association name') } as const;
  const create = {
    kind: 'createResolverRule',
    name: at('rule name'),
    creatorRequestId: at('rule request'),
    domainName: at('domain name'),
    tags,
  } as const;
  const permissions = [
    { protocol: 'udp', port: 53, cidr: '10.0.0.5/24' },
    { protocol: 'tcp', port: 443, cidr: '2001:DB8:0::/48' },
  ] as const;
  const authorize = {
    kind: 'authorizeSecurityGroup',
    permissions,
    description: at('description'),
  } as const;
  const entries = { groupId, ruleIds: [at('entry a'), at('entry b')] };
  const access = {
    kind: 'updateClusterAccess',
    clusterName: at('cluster name'),
    clientRequestToken: at('client token'),
  } as const;
  return {
    createSecurityGroup: [
      {
        kind: 'createSecurityGroup',
        vpcId,
        name: at('group name'),
        description: at('description'),
        tags,
      },
    ],
    authorizeSecurityGroup: [
      { ...authorize, groupId: group, direction: 'egress', tags: {} },
      { ...authorize, groupId, direction: 'ingress', tags },
    ],
    revokeDefaultEgress: [
      { kind: 'revokeDefaultEgress', groupId: group },
      { kind: 'revokeDefaultEgress', groupId },
    ],
    createResolverEndpoint: [
      { ...endpoint, direction: 'INBOUND', securityGroupId: group },
      {
        ...endpoint,
        direction: 'OUTBOUND',
        securityGroupId: groupId,
        endpointType: 'DUALSTACK',
        pinnedIps: { [at('subnet a')]: '10.0.0.9' },
      },
    ],
    createResolverRule: [
      { ...create, endpointId: inbound, targetIps: addresses },
      { ...create, endpointId: at('endpoint id'), targetIps: ['10.0.0.1', '2001:db8::1'] },
    ],
    associateResolverRule: [
      { ...associate, ruleId: rule },
      { ...associate, ruleId, sharedBy: account('2') },
    ],
    shareResolverRule: [
      {
        kind: 'shareResolverRule',
        ruleId: rule,
        arnPrefix: at('arn prefix'),
        name: at('share name'),
        clients: [client],
        clientToken: at('share token'),
        tags,
      },
    ],
    acceptRuleShare: [
      {
        kind: 'acceptRuleShare',
        ruleId: rule,
        shareArn: { step: 'shareResolverRule.0', output: 'shareArn' },
      },
      { kind: 'acceptRuleShare', ruleId, shareArn: at('share arn') },
    ],
    unshareResolverRule: [
      {
        kind: 'unshareResolverRule',
        shareArn: at('share arn'),
        ruleArn: `arn:aws:x/${at('rule id')}`,
        clients: [client],
      },
    ],
    tagResolver: [{ kind: 'tagResolver', arn: at('arn'), tags }],
    untagResolver: [{ kind: 'untagResolver', arn: at('arn'), keys: Object.keys(tags) }],
    tagGroupEntries: [{ kind: 'tagGroupEntries', ...entries, tags }],
    untagGroupEntries: [{ kind: 'untagGroupEntries', ...entries, tags }],
    updateResolverRule: [
      { ...update, endpointId: inbound, targets: addresses },
      { ...update, endpointId: at('endpoint id'), targets: ['10.0.0.7'] },
      { ...update, endpointId: at('endpoint id'), targets: addresses },
    ],
    disassociateResolverRule: [
      { kind: 'disassociateResolverRule', ruleId, vpcId, associationId: at('association id') },
      { kind: 'disassociateResolverRule', ruleId, vpcId },
    ],
    deleteResolverRule: [{ kind: 'deleteResolverRule', ruleId }],
    deleteResolverEndpoint: [{ kind: 'deleteResolverEndpoint', endpointId: at('endpoint id') }],
    deleteSecurityGroup: [{ kind: 'deleteSecurityGroup', groupId }],
    revokeSecurityGroupRules: [
      { kind: 'revokeSecurityGroupRules', ...entries, direction: 'ingress' },
      {
        kind: 'revokeSecurityGroupRules',
        ...entries,
        direction: 'egress',
        notes: { [`eks-private-dns:fwd:${at('cluster name')}`]: at('endpoint') },
      },
    ],
    updateClusterAccess: [
      { ...access, change: { publicAccess: true, publicAccessCidrs: [at('range')] }, doneSince: 5 },
      { ...access, change: { privateAccess: true } },
    ],
    modifyVpcDns: [
      { kind: 'modifyVpcDns', vpcId, attribute: 'enableDnsSupport', value: true, former: false },
      { kind: 'modifyVpcDns', vpcId, attribute: 'enableDnsHostnames', value: false, former: true },
    ],
  };
}

/** A plan with every kind of step, in an order in which what is referred to comes first. */
export function everyKind(at: Texts = (place) => place.replaceAll(' ', '-')): Plan {
  const client: Identity = { ...own, profile: at('client profile'), accountId: account('2') };
  const identity: Identity = { ...own, profile: at('own profile') };
  const steps = Object.values(samples(at, client))
    .flatMap((specs: readonly StepSpec[]) => specs.map((spec, index) => stepOf(spec, index, at)))
    .sort((one, other) => rank(one) - rank(other))
    .map((one) => (one.spec.kind === 'acceptRuleShare' ? { ...one, as: client } : one));
  return {
    format: 1,
    id: 'enable-1',
    verb: 'enable',
    identity,
    clusterName: at('cluster name'),
    endpointName: at('endpoint'),
    clientVpcIds: [],
    steps,
    reused: [],
    kept: [],
    cost: {
      before: 0,
      after: 1,
      perAddressHour: 0.125,
      priceDate: '2026-01-01',
      priceSource: '',
      priceRegion: 'us-east-1',
    },
    iamActions: [],
    forwards: [
      {
        endpointName: at('endpoint'),
        to: { step: 'createResolverEndpoint.0', output: 'addresses' },
      },
      { endpointName: at('endpoint'), to: ['10.0.0.1', '10.0.0.2'] },
    ],
  };
}

const first = [
  'createSecurityGroup',
  'createResolverEndpoint',
  'createResolverRule',
  'shareResolverRule',
];

function rank({ spec: { kind } }: Step): number {
  const at = first.indexOf(kind);
  return at < 0 ? first.length : at;
}

function stepOf(spec: StepSpec, index: number, at: Texts): Step {
  return {
    id: `${spec.kind}.${index}`,
    spec,
    title: message('step.createSecurityGroup', { name: at('title'), vpc: at('title') }),
    reason: message('reason.undo', { title: at('title') }),
    dependsOn: [],
    iamActions: ['ec2:Any'],
    monthlyCost: 0,
  };
}
