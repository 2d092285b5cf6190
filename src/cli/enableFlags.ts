import { asId, type SecurityGroupId, type SubnetId, type VpcId } from '../core/model/ids.js';
import type { EnableRequest } from '../core/model/plan.js';
import { UsageError } from './usageError.js';

/** What can be chosen for a plan to enable, besides clusters and client VPCs. */
export type EnableChoices = Omit<
  EnableRequest,
  | 'clusterName'
  | 'furtherClusterNames'
  | 'clientVpcIds'
  | 'foreignClients'
  | 'evenIfNotNeeded'
  | 'repairForeignRules'
>;

const endpointTypes = { ipv4: 'IPV4', dualstack: 'DUALSTACK' } as const;

/** The flags for it, as `parseArgs` takes them. */
export const enableFlags = {
  'on-premises-dns': { type: 'string', multiple: true },
  'on-premises-clients': { type: 'string', multiple: true },
  'hub-vpc': { type: 'string' },
  'inbound-subnet': { type: 'string', multiple: true },
  'outbound-subnet': { type: 'string', multiple: true },
  'outbound-vpc': { type: 'string' },
  'control-plane-group': { type: 'string', multiple: true },
  addresses: { type: 'string' },
  'endpoint-type': { type: 'string' },
  'enable-private-access': { type: 'boolean' },
  'fix-vpc-dns': { type: 'boolean' },
  pin: { type: 'string', multiple: true },
  'name-template': { type: 'string' },
  tag: { type: 'string', multiple: true },
} as const;

/** What `parseArgs` makes of {@link enableFlags}. */
type EnableValues = {
  readonly [Flag in keyof typeof enableFlags]?: (typeof enableFlags)[Flag] extends {
    readonly multiple: true;
  }
    ? string[]
    : (typeof enableFlags)[Flag]['type'] extends 'boolean'
      ? boolean
      : string;
};

/** The choices of a command line. Throws {@link UsageError}; what only AWS can tell is the planner's. */
export function enableChoices(values: EnableValues): EnableChoices {
  const servers = values['on-premises-dns'];
  const clients = values['on-premises-clients'];
  const hub = values['hub-vpc'];
  if (!servers && (clients ?? hub) !== undefined) {
    throw new UsageError(
      '--on-premises-clients and --hub-vpc go with --on-premises-dns ADDR, once or more.',
    );
  }
  const { addresses } = values;
  if (addresses !== undefined && addresses !== '2' && addresses !== '3') {
    throw new UsageError(`--addresses takes 2 or 3, not ${addresses}.`);
  }
  const type = values['endpoint-type'];
  if (type !== undefined && type !== 'ipv4' && type !== 'dualstack') {
    throw new UsageError(`--endpoint-type takes ipv4 or dualstack, not ${type}.`);
  }
  const inbound = values['inbound-subnet']?.map((id) => asId<SubnetId>(id));
  const outbound = values['outbound-subnet']?.map((id) => asId<SubnetId>(id));
  const outboundVpc = values['outbound-vpc'];
  const template = values['name-template'];
  return {
    ...(servers && {
      onPremises: {
        dnsServers: servers,
        clientRanges: clients ?? [],
        ...(hub === undefined ? {} : { hubVpcId: asId<VpcId>(hub) }),
      },
    }),
    ...(inbound && { inboundSubnetIds: inbound }),
    ...(outbound && { outboundSubnetIds: outbound }),
    ...(outboundVpc === undefined ? {} : { outboundVpcId: asId<VpcId>(outboundVpc) }),
    ...groupsFrom(values['control-plane-group'] ?? []),
    ...(addresses === undefined ? {} : { addressesPerEndpoint: addresses === '3' ? 3 : 2 }),
    ...(type === undefined ? {} : { endpointType: endpointTypes[type] }),
    ...(values['enable-private-access'] ? { enablePrivateAccess: true } : {}),
    ...(values['fix-vpc-dns'] ? { fixVpcDns: true } : {}),
    ...(values.pin && { pinnedIps: pairs('--pin SUBNET=IP', values.pin) }),
    ...(template === undefined ? {} : { nameTemplate: template }),
    ...(values.tag && { tags: pairs('--tag KEY=VALUE', values.tag) }),
  };
}

/** `ID`, once, for every cluster; `CLUSTER=ID` for one. */
function groupsFrom(
  words: readonly string[],
): Pick<EnableChoices, 'controlPlaneGroupId' | 'controlPlaneGroupIds'> {
  const [forAll, second] = words.filter((word) => !word.includes('='));
  if (second !== undefined) {
    throw new UsageError('--control-plane-group takes one ID, or CLUSTER=ID once or more.');
  }
  const named = words.filter((word) => word.includes('='));
  const byCluster = Object.entries(pairs('--control-plane-group CLUSTER=ID', named)).map(
    ([cluster, id]) => [cluster, asId<SecurityGroupId>(id)] as const,
  );
  return {
    ...(forAll === undefined ? {} : { controlPlaneGroupId: asId<SecurityGroupId>(forAll) }),
    ...(byCluster.length === 0 ? {} : { controlPlaneGroupIds: Object.fromEntries(byCluster) }),
  };
}

/** `a=b` texts; a value may be empty and hold further equals signs, a key may not. */
function pairs(flag: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`${flag}: "${text}" is not of that form.`);
    const key = text.slice(0, at);
    if (found.has(key)) throw new UsageError(`${flag}: ${key} is given twice.`);
    found.set(key, text.slice(at + 1));
  }
  return Object.fromEntries(found);
}
