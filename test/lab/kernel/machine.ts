import { resolverAddress } from '../../../src/sandbox/dataplane/nameServers.js';
import { groupRules } from './groups.js';
import {
  backstageAddress,
  BACKSTAGE_GATE,
  hasBackstageLink,
  resolverOf,
  routerAddress,
  targetAddress,
  type Layout,
  type Machine,
} from './layout.js';

/** What `ip -batch` is to do in a machine's namespace. */
export function machineCommands(machine: Machine): string[] {
  return [
    'link set lo up',
    `addr add ${machine.ip}/32 dev eth0`,
    'link set eth0 up',
    `route add default via ${routerAddress(machine.vpcIndex)} dev eth0 onlink`,
    ...(hasBackstageLink(machine)
      ? [
          `addr add ${backstageAddress(machine)}/32 dev back`,
          'link set back up',
          `route add 100.64.0.0/16 via ${BACKSTAGE_GATE} dev back onlink`,
        ]
      : []),
  ];
}

/** nftables of a machine: its security groups, stateful, and what makes it serve or send. */
export function machineRuleset(layout: Layout, machine: Machine): string {
  const { world } = layout;
  const vpcId = world.vpcs[machine.vpcIndex]?.vpcId ?? '';
  const rules = (direction: 'ingress' | 'egress'): string[] =>
    groupRules(world, machine.groupIds, vpcId, direction);
  return [
    'table ip machine {',
    ...['chain ingress {', ...rules('ingress'), '}'],
    ...['chain egress {', ...rules('egress'), '}'],
    ...hook('input', ['iifname { "lo", "back" } accept', 'jump ingress']),
    ...hook('output', ['ip daddr 100.64.0.0/16 accept', 'jump egress']),
    ...hook('forward', ['iifname "eth0" jump ingress', 'oifname "eth0" jump egress']),
    ...translation(layout, machine),
    '}',
  ].join('\n');
}

function hook(name: string, rules: readonly string[]): string[] {
  return [
    `chain ${name} {`,
    `type filter hook ${name} priority 0; policy drop;`,
    'ct state established,related accept',
    ...rules,
    '}',
  ];
}

function translation(layout: Layout, machine: Machine): string[] {
  const { ip, role } = machine;
  if (role === 'controlPlane') return [];
  const ports = `${layout.sendsFrom}-${layout.sendsFrom + 255}`;
  return [
    `chain ${role === 'client' ? 'asks' : 'arrives'} {`,
    `type nat hook ${role === 'client' ? 'output' : 'prerouting'} priority -100;`,
    ...(role === 'client'
      ? asksResolver(layout, machine)
      : role === 'inbound'
        ? servesFor(machine)
        : sendsFor(layout, machine)),
    '}',
    'chain leaves {',
    'type nat hook postrouting priority 100;',
    'oifname "back" masquerade',
    // The Resolver's queries leave from the outbound interface, by ports that partial ACLs forget.
    ...(role === 'outbound'
      ? [`oifname "eth0" meta l4proto { tcp, udp } snat to ${ip}:${ports}`]
      : []),
    '}',
  ];
}

const transports = ['udp', 'tcp'] as const;

/** What arrives at an inbound interface for port 53 is handed to the VPC's Resolver. */
function servesFor({ vpcIndex }: Machine): string[] {
  return transports.map(
    (transport) =>
      `iifname "eth0" ${transport} dport 53 dnat to ${resolverOf(vpcIndex, transport)}:53`,
  );
}

/** What a Resolver sends to a target by way of this interface goes to the target. */
function sendsFor({ targets }: Layout, machine: Machine): string[] {
  return targets.flatMap((target) =>
    transports.map(
      (transport) =>
        `iifname "back" ip daddr ${targetAddress(machine, target)} ${transport} dport 53 ` +
        `dnat to ${target.ip}:${target.port}`,
    ),
  );
}

/**
 * A client's way to the Resolver, under every name it has (aws facts §4.1), is no part of the
 * network: neither groups nor ACLs see it. Without DNS support nobody is there.
 */
function asksResolver({ world }: Layout, { vpcIndex }: Machine): string[] {
  const vpc = world.vpcs[vpcIndex];
  if (!vpc?.enableDnsSupport) return [];
  const own = [resolverAddress(vpc), '169.254.169.253'].join(', ');
  return transports.map(
    (transport) =>
      `ip daddr { ${own} } ${transport} dport 53 dnat to ${resolverOf(vpcIndex, transport)}:53`,
  );
}
