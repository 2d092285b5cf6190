import { Shell } from './shell.js';

/** The post's picture: a client and a DNS server on-premises, the inbound endpoint in the cluster VPC. */
export const CLIENT = '10.10.0.20';
export const SERVER = '10.10.0.53';
export const INBOUND = ['192.168.50.10', '192.168.60.10'] as const;
/** Another inbound endpoint, for what changes later. */
export const LATER = ['192.168.50.99', '192.168.60.99'] as const;
/** What the hidden zone answers. */
export const PRIVATE = ['192.168.109.77', '192.168.74.42'] as const;
/** What public DNS answers, which nobody on-premises may ever be told. */
export const PUBLIC_ANSWER = '203.0.113.77';
/** All of public DNS: an unsigned root that has the name itself. */
export const PUBLIC_DNS = '198.18.0.1';
export const NAME = '9a1b2c3d4e5f60718293a4b5c6d7e8f9.gr7.us-east-1.eks.amazonaws.com';

const hosts: Readonly<Record<string, readonly string[]>> = {
  client: [CLIENT],
  server: [SERVER],
  in1: [INBOUND[0], LATER[0]],
  in2: [INBOUND[1], LATER[1]],
  public: [PUBLIC_DNS],
};

/** A network with all of these hosts, where the server on-premises is still to be started. */
export async function openNetwork(): Promise<Shell> {
  const shell = new Shell();
  try {
    await shell.run(
      [
        'set -e',
        'mount -t tmpfs lab /run',
        'mkdir -p /run/netns /run/lab',
        'ip link set lo up',
        'echo 1 > /proc/sys/net/ipv4/ip_forward',
        ...Object.entries(hosts).flatMap(([name, addresses]) => host(name, addresses)),
        ...vpcResolver(),
        ...publicDns(),
        'set +e',
      ].join('\n'),
    );
    for (const at of [...INBOUND, PUBLIC_DNS]) await untilAnswers(shell, at);
    return shell;
  } catch (cause) {
    await shell.close();
    throw cause;
  }
}

/** `command` as it is to be said to run it on that host. */
export const on = (host: string, command: string): string =>
  `nsenter --net=/run/netns/${host} ${command}`;

async function untilAnswers(shell: Shell, at: string): Promise<void> {
  const dig = on('client', `dig +short +tries=1 +timeout=1 @${at} ${NAME} A`);
  await shell.run(
    `for i in $(seq 50); do [ -n "$(${dig} | grep -v '^;')" ] && break; sleep 0.1; done; [ "$i" -lt 50 ]`,
  );
}

/** A host behind a link of its own; the root namespace routes between them. */
function host(name: string, addresses: readonly string[]): string[] {
  return [
    `ip netns add ${name}`,
    `ip link add ${name} type veth peer name eth0 netns ${name}`,
    `ip link set ${name} up`,
    on(name, 'ip link set lo up'),
    on(name, 'ip link set eth0 up'),
    ...addresses.flatMap((address) => [
      on(name, `ip addr add ${address}/32 dev eth0`),
      `ip route add ${address} dev ${name}`,
    ]),
    `ip addr add 169.254.1.1/32 dev ${name}`,
    on(name, 'ip route add default via 169.254.1.1 dev eth0 onlink'),
  ];
}

const quiet = `
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  verbosity: 0
  num-threads: 1
  do-ip6: no
  module-config: "iterator"
  access-control: 0.0.0.0/0 allow`;

const write = (file: string, text: string): string => `cat > ${file} <<'END'\n${text}\nEND`;

/**
 * The VPC's Resolver: only recursive (it refuses a question without RD), and what it knows of the
 * hidden zone comes from elsewhere.
 */
function vpcResolver(): string[] {
  return ['in1', 'in2'].flatMap((name) => [
    write(
      `/run/lab/zone-${name}.conf`,
      `server:${quiet}
  interface: 127.0.0.1@5300
  local-zone: "${NAME}." static
${PRIVATE.map((address) => `  local-data: "${NAME}. 60 IN A ${address}"`).join('\n')}`,
    ),
    write(
      `/run/lab/${name}.conf`,
      `server:${quiet}
  interface: 0.0.0.0@53
  interface-automatic: yes
  do-not-query-localhost: no
  local-zone: "168.192.in-addr.arpa." nodefault
forward-zone:
  name: "${NAME}."
  forward-addr: 127.0.0.1@5300`,
    ),
    `${on(name, `unbound -d -c /run/lab/zone-${name}.conf`)} > /dev/null 2>&1 &`,
    `${on(name, `unbound -d -c /run/lab/${name}.conf`)} > /dev/null 2>&1 &`,
  ]);
}

function publicDns(): string[] {
  return [
    write(
      '/run/lab/root.zone',
      `$TTL 60
. SOA a.root. hostmaster.root. 1 3600 600 86400 60
. NS a.root.
a.root. A ${PUBLIC_DNS}
${NAME}. A ${PUBLIC_ANSWER}
other.example. A 203.0.113.1`,
    ),
    write('/run/lab/hints', `. 3600 NS a.root.\na.root. 3600 A ${PUBLIC_DNS}`),
    write(
      '/run/lab/public.conf',
      `options { directory "/run/lab"; listen-on { any; }; listen-on-v6 { none; }; recursion no; pid-file none; session-keyfile none; };
controls { };
zone "." { type primary; file "root.zone"; };`,
    ),
    `${on('public', 'named -f -c /run/lab/public.conf')} > /dev/null 2>&1 &`,
  ];
}
