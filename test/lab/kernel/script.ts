import { readFileSync } from 'node:fs';
import { resolverAddress } from '../../../src/sandbox/dataplane/nameServers.js';
import { nameServersOf, questionsOf, type NameQuestion } from '../questions.js';
import { aclRuleset } from './acls.js';
import {
  BACKSTAGE,
  backstageAddress,
  BACKSTAGE_GATE,
  hasBackstageLink,
  machineName,
  PUBLIC,
  resolverOf,
  routerName,
  ZONES,
  type Layout,
  type Machine,
} from './layout.js';
import { machineCommands, machineRuleset } from './machine.js';
import { serversOf } from './resolvers.js';
import { peeringLink, peeringsOf, routerCommands } from './router.js';

const connector = readFileSync(new URL('reach.pl', import.meta.url), 'utf8');

/**
 * One shell script that builds a world from namespaces, asks every question and tells what came
 * of it. It is run as the first process of a process namespace of its own, with a /run of its own:
 * when it ends, all that it started and made ends with it. patience: 1, or more to wait longer.
 */
export function scriptFor(layout: Layout, patience: number): string {
  const servers = serversOf(layout, patience);
  return [
    'set -eu',
    'export PATH="$PATH:/usr/sbin:/sbin"',
    'mount -t tmpfs lab /run',
    'mkdir /run/netns /run/said',
    // A namespace starts with what the machine's own has: filters off, forwarding on.
    file(
      '/run/up',
      'echo 1 > /proc/sys/net/ipv4/ip_forward\nfor f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $f; done\nip -batch /run/ip.$1\nif [ -s /run/nft.$1 ]; then nft -f /run/nft.$1; fi',
    ),
    file('/run/links', links(layout).join('\n')),
    ...namespaces(layout).flatMap(({ name, commands, ruleset }) => [
      file(`/run/ip.${name}`, commands.join('\n')),
      file(`/run/nft.${name}`, ruleset),
    ]),
    'ip -batch /run/links',
    'inside() { local name=$1; shift; nsenter --net=/run/netns/$name "$@"; }',
    ...namespaces(layout).map(({ name }) => `inside ${name} sh -eu /run/up ${name}`),
    ...clientPorts(layout),
    ...servers.map(({ name, config }) => file(`/run/${name}.conf`, config)),
    ...servers.map(
      ({ name }) => `inside ${BACKSTAGE} unbound -d -c /run/${name}.conf 2>/run/${name}.log &`,
    ),
    file('/run/reach.pl', connector),
    file('/run/reach.in', reachInput(layout).join('\n')),
    `perl /run/reach.pl ${1.2 * patience} </run/reach.in >/run/reached & reach=$!`,
    `until [ "$(inside ${BACKSTAGE} grep -c ':0035 ' /proc/net/udp)" -ge ${servers.length} ]; do`,
    '  for pid in $(jobs -p); do [ $pid = $reach ] || kill -0 $pid || { cat /run/*.log >&2; exit 1; }; done',
    '  sleep 0.02',
    'done',
    'asking=$reach',
    ...digs(layout, patience),
    'for pid in $asking; do wait $pid || [ $? = 9 ]; done',
    'echo "== reached"; cat /run/reached',
    'for said in /run/said/*; do echo "== ${said##*/}"; cat $said; done',
    'echo "== end"',
  ].join('\n');
}

function file(path: string, text: string): string {
  return `cat >${path} <<'LAB'\n${text}\nLAB`;
}

interface Namespace {
  readonly name: string;
  readonly commands: readonly string[];
  readonly ruleset: string;
}

function namespaces(layout: Layout): Namespace[] {
  return [
    { name: BACKSTAGE, commands: backstageCommands(layout), ruleset: '' },
    ...layout.world.vpcs.map((_, index) => ({
      name: routerName(index),
      commands: routerCommands(layout, index),
      ruleset: aclRuleset(layout, index),
    })),
    ...layout.machines.map((machine) => ({
      name: machineName(machine),
      commands: machineCommands(machine),
      ruleset: machineRuleset(layout, machine),
    })),
  ];
}

function links(layout: Layout): string[] {
  const { world, machines } = layout;
  const pair = (name: string, at: string, peer: string, peerAt: string): string =>
    `link add name ${name} netns ${at} type veth peer name ${peer} netns ${peerAt}`;
  const between = world.vpcs.flatMap(({ vpcId }, vpcIndex) =>
    peeringsOf(world, vpcId)
      .filter(({ peerIndex }) => peerIndex > vpcIndex)
      .map(({ index, peerIndex }) => {
        const name = peeringLink(index);
        return pair(name, routerName(vpcIndex), name, routerName(peerIndex));
      }),
  );
  return [
    ...namespaces(layout).map(({ name }) => `netns add ${name}`),
    ...between,
    ...machines.map((machine) =>
      pair(machineName(machine), routerName(machine.vpcIndex), 'eth0', machineName(machine)),
    ),
    ...machines
      .filter(hasBackstageLink)
      .map((machine) => pair(machineName(machine), BACKSTAGE, 'back', machineName(machine))),
  ];
}

function backstageCommands({ world, machines }: Layout): string[] {
  const own = [BACKSTAGE_GATE, ZONES, PUBLIC];
  const resolvers = world.vpcs.flatMap((_, index) =>
    (['udp', 'tcp'] as const).map((transport) => resolverOf(index, transport)),
  );
  return [
    'link set lo up',
    ...[...own, ...resolvers].map((ip) => `addr add ${ip}/32 dev lo`),
    ...machines
      .filter(hasBackstageLink)
      .flatMap((machine) => [
        `link set ${machineName(machine)} up`,
        `route add ${backstageAddress(machine)}/32 dev ${machineName(machine)}`,
        `route add 198.18.${machine.index}.0/24 via ${backstageAddress(machine)} dev ${machineName(machine)} onlink`,
      ]),
  ];
}

const clients = ({ machines }: Layout): Machine[] =>
  machines.filter(({ role }) => role === 'client');

function clientPorts(layout: Layout): string[] {
  const range = `${layout.sendsFrom} ${layout.sendsFrom + 255}`;
  return clients(layout).map(
    (client) =>
      `inside ${machineName(client)} sh -c 'echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start; echo ${range} >/proc/sys/net/ipv4/ip_local_port_range'`,
  );
}

function reachInput(layout: Layout): string[] {
  const servers = layout.machines.filter(({ role }) => role === 'controlPlane');
  return [
    ...servers.map((one) => `listen ${machineName(one)} ${one.interfaceId}`),
    ...questionsOf(layout.world).flatMap((question) => {
      if (question.kind !== 'api') return [];
      const from = clients(layout).find(
        ({ interfaceId }) => interfaceId === question.client.networkInterfaceId,
      );
      if (!from) return [];
      return [
        `connect ${machineName(from)} ${question.to.privateIpAddresses[0] ?? ''} ${question.key}`,
      ];
    }),
  ];
}

/** One dig for each question, all at once. A file's name is its question's number. */
function digs(layout: Layout, patience: number): string[] {
  return questionsOf(layout.world).flatMap((question, number) => {
    if (question.kind !== 'name') return [];
    const from = clients(layout).find(
      ({ interfaceId }) => interfaceId === question.client.networkInterfaceId,
    );
    if (!from) return [];
    const options = `+${question.transport === 'tcp' ? '' : 'no'}tcp +tries=2 +time=${2 * patience}`;
    return [
      `inside ${machineName(from)} dig @${serverOf(layout, question, from)} ${question.host} A ${options} +noall +comments +answer >/run/said/${number} & asking="$asking $!"`,
    ];
  });
}

function serverOf({ world }: Layout, { server }: NameQuestion, { vpcIndex }: Machine): string {
  const vpc = world.vpcs[vpcIndex];
  if (!vpc) return '';
  const [first] = server === 'dhcp' ? nameServersOf(world, vpc.vpcId) : [];
  return first ?? resolverAddress(vpc);
}
