import { associationStatus, ruleStatus } from '../../../src/sandbox/states.js';
import type { ResolverRule } from '../../../src/sandbox/model/resolver.js';
import type { World } from '../../../src/sandbox/world.js';
import { NOW } from '../estate/parts.js';
import { controlPlaneOf } from '../questions.js';
import { PUBLIC, resolverOf, targetAddress, ZONES, type Layout } from './layout.js';

/** Small, quick to give up on a server that says nothing, and unwilling to follow anything up. */
const common = `
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  verbosity: 1
  do-daemonize: no
  do-ip6: no
  num-threads: 1
  so-reuseport: no
  module-config: "iterator"
  access-control: 0.0.0.0/0 allow
  outgoing-port-avoid: 0-65535
  outgoing-port-permit: 20000-20511
  outgoing-range: 64
  num-queries-per-thread: 32
  outgoing-num-tcp: 16
  incoming-num-tcp: 32
  tcp-idle-timeout: 60000
  msg-cache-size: 64k
  rrset-cache-size: 64k
  key-cache-size: 16k
  neg-cache-size: 16k
  infra-cache-numhosts: 64
  qname-minimisation: no
  minimal-responses: yes`;

export interface Server {
  readonly name: string;
  readonly config: string;
}

/** The servers of a world: two for each VPC with a Resolver, one for hidden zones, one for the public. */
export function serversOf(layout: Layout, patience: number): Server[] {
  const { world } = layout;
  const resolvers = world.vpcs.flatMap(({ enableDnsSupport }, vpcIndex) =>
    enableDnsSupport
      ? (['udp', 'tcp'] as const).map((transport) => ({
          name: `${transport}${vpcIndex}`,
          config: resolverConfig(layout, vpcIndex, transport, patience),
        }))
      : [],
  );
  return [
    ...resolvers,
    { name: 'zones', config: zonesConfig(world) },
    { name: 'public', config: publicConfig(world) },
  ];
}

/**
 * A VPC's Resolver. What wins is left to unbound, which orders as AWS does (aws facts §2.6): the
 * most specific domain, and of one domain the forward zone (a rule) before the stub zone (the
 * hidden zone).
 */
function resolverConfig(
  layout: Layout,
  vpcIndex: number,
  transport: 'udp' | 'tcp',
  patience: number,
): string {
  const { world } = layout;
  const vpcId = world.vpcs[vpcIndex]?.vpcId ?? '';
  const zones = hiddenZones(world).filter((zone) => zone.vpcId === vpcId);
  const rules = actingRules(world, vpcId);
  // Slower for a busy machine, but not by much: the next server's turn comes after that time only.
  const slower = Math.min(patience, 2);
  const root = rules.some(({ domainName }) => domainName === '.')
    ? []
    : [forwardZone('.', [PUBLIC])];
  return [
    'server:' + common,
    `  interface: ${resolverOf(vpcIndex, transport)}`,
    `  unknown-server-time-limit: ${60 * slower}`,
    `  infra-cache-max-rtt: ${300 * slower}`,
    ...(transport === 'tcp'
      ? ['  tcp-upstream: yes', `  tcp-auth-query-timeout: ${300 * slower}`]
      : []),
    ...zones.map(({ host }) => `stub-zone:\n  name: "${host}"\n  stub-addr: ${ZONES}`),
    ...root,
    ...rules.flatMap((rule) => {
      if (rule.ruleType === 'FORWARD')
        return [forwardZone(rule.domainName, sendersFor(layout, rule))];
      // A carve-out has what there would be without rules: the VPC's own zone before the public.
      const own = zones.some(({ host }) => `${host}.` === rule.domainName);
      return own ? [] : [forwardZone(rule.domainName, [PUBLIC])];
    }),
    'remote-control:\n  control-enable: no',
  ].join('\n');
}

function forwardZone(domainName: string, addresses: readonly string[]): string {
  // Without anybody to send, to an address that leads nowhere.
  const all = addresses.length > 0 ? addresses : ['198.18.255.255'];
  return [
    `forward-zone:\n  name: "${domainName}"`,
    ...all.map((one) => `  forward-addr: ${one}`),
  ].join('\n');
}

/** Every target by way of every address of the rule's outbound endpoint. */
function sendersFor({ machines, targets }: Layout, rule: ResolverRule): string[] {
  const senders = machines.filter(
    ({ role, endpointId }) => role === 'outbound' && endpointId === rule.resolverEndpointId,
  );
  return senders.flatMap((sender) =>
    targets
      .filter(({ ip, port }) => rule.targets.some((one) => one.ip === ip && one.port === port))
      .map((target) => targetAddress(sender, target)),
  );
}

function actingRules(world: World, vpcId: string): ResolverRule[] {
  const ids = world.ruleAssociations
    .filter((one) => one.vpcId === vpcId && associationStatus(one, NOW) === 'COMPLETE')
    .map(({ resolverRuleId }) => resolverRuleId);
  return world.resolverRules.filter(
    (rule) => ids.includes(rule.id) && ruleStatus(rule, NOW) === 'COMPLETE',
  );
}

/** The zones that EKS keeps for clusters with private access, in VPCs with both DNS attributes. */
export function hiddenZones(
  world: World,
): { readonly host: string; readonly vpcId: string; readonly addresses: readonly string[] }[] {
  return world.clusters.flatMap(({ name, endpointHost, vpcConfig }) => {
    const vpc = world.vpcs.find(({ vpcId }) => vpcId === vpcConfig?.vpcId);
    if (!vpc?.enableDnsSupport || !vpc.enableDnsHostnames || !endpointHost) return [];
    if (!vpcConfig?.endpointPrivateAccess) return [];
    const addresses = controlPlaneOf(world, name).flatMap(({ privateIpAddresses }) =>
      privateIpAddresses.slice(0, 1),
    );
    return [{ host: endpointHost.toLowerCase(), vpcId: vpc.vpcId, addresses }];
  });
}

const data = (name: string, rest: string): string => `  local-data: "${name}. 60 IN ${rest}"`;
const soa = 'SOA ns.example. host.example. 1 7200 900 1209600 60';

function zonesConfig(world: World): string {
  return servedConfig(
    ZONES,
    hiddenZones(world).flatMap(({ host, addresses }) => [
      `  local-zone: "${host}." static`,
      data(host, soa),
      ...addresses.map((ip) => data(host, `A ${ip}`)),
    ]),
  );
}

function publicConfig({ publicDns }: World): string {
  const records = publicDns.filter(({ type }) => type === 'A');
  return servedConfig(PUBLIC, [
    '  local-zone: "." static',
    data('', soa),
    ...records.flatMap(({ name, addresses }) => addresses.map((ip) => data(name, `A ${ip}`))),
  ]);
}

function servedConfig(address: string, lines: readonly string[]): string {
  return [
    'server:' + common,
    `  interface: ${address}`,
    ...lines,
    'remote-control:\n  control-enable: no',
  ].join('\n');
}
