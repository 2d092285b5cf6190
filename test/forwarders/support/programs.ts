import type { ForwarderServer, ForwarderSetup } from '../../../src/core/forwarders/types.js';
import { PUBLIC_DNS, SERVER } from './network.js';

/** What the server on-premises does before it is told of any cluster. */
export interface Habits {
  /** It validates DNSSEC from the root. */
  readonly dnssec: boolean;
  /** It takes private addresses out of answers. */
  readonly rebinding: boolean;
}

/** A real DNS server with its user's own configuration, into which what is generated is put. */
export interface Program {
  readonly server: ForwarderServer;
  readonly executable: string;
  /** The service, as the generated commands name it for `systemctl`. */
  readonly unit: string;
  /** The user's own files by path; `setup` is undefined before anything is generated. */
  readonly files: (habits: Habits, setup?: ForwarderSetup) => Readonly<Record<string, string>>;
  /** What has to be there before it starts. */
  readonly before?: readonly string[];
  /** The interface by which the inbound addresses are reached, where that is asked. */
  readonly link?: string;
  /** Runs in the foreground. */
  readonly start: string;
  /** What a person does by hand before taking it away, beside restoring those files. */
  readonly byHand?: readonly string[];
  /** Habits that this server cannot have. */
  readonly never?: readonly (keyof Habits)[];
  /** Gives the right answer with that habit even without an exception. */
  readonly needsNoExceptionFor?: readonly (keyof Habits)[];
}

const HINTS = '/run/lab/hints';
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
const ROOT_DS = '20326,8,2,E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D';
const KEY = 'key rndc { algorithm hmac-sha256; secret "c2VjcmV0c2VjcmV0c2VjcmV0"; };';

/** The generated file of that place, or none. */
function at(setup: ForwarderSetup | undefined, end: string): string | undefined {
  return setup?.files.find(({ place }) => place.endsWith(end))?.place;
}

/** What the file tells a person to add to a clause of their own. */
function bindExceptFrom(setup?: ForwarderSetup): string {
  const text = setup?.files.map((file) => file.text).join('\n') ?? '';
  const clause = /^\/\/ +except-from \{\n(?:\/\/.*\n)*?\/\/ +\};/m.exec(text)?.[0] ?? '';
  return clause.replace(/^\/\//gm, '').replace(/;\s*$/, '');
}

export const bind: Program = {
  server: 'bind',
  executable: 'named',
  unit: 'named',
  files: ({ dnssec, rebinding }, setup) => {
    const zones = at(setup, 'eks-private-dns.conf');
    const options = at(setup, 'options.conf');
    return {
      '/etc/bind/named.conf': `
options {
  directory "/run/lab";
  listen-on { ${SERVER}; 127.0.0.1; };
  listen-on-v6 { none; };
  recursion yes;
  allow-query { any; };
  allow-recursion { any; };
  pid-file none;
  session-keyfile none;
  dnssec-validation ${dnssec ? 'auto' : 'no'};
  ${rebinding ? `deny-answer-addresses { ${PRIVATE_RANGES.join('; ')}; } ${bindExceptFrom(setup)};` : ''}
  ${options === undefined ? '' : `include "${options}";`}
};
${KEY}
controls { inet 127.0.0.1 port 953 allow { any; } keys { rndc; }; };
zone "." { type hint; file "${HINTS}"; };
${zones === undefined ? '' : `include "${zones}";`}
`,
      '/etc/bind/rndc.conf': `${KEY}\noptions { default-server 127.0.0.1; default-key rndc; };\n`,
    };
  },
  start: 'named -f -c /etc/bind/named.conf',
};

export const dnsmasq: Program = {
  server: 'dnsmasq',
  executable: 'dnsmasq',
  unit: 'dnsmasq',
  files: ({ dnssec, rebinding }) => ({
    '/etc/dnsmasq.conf': `
no-resolv
no-hosts
server=${PUBLIC_DNS}
listen-address=${SERVER},127.0.0.1
bind-interfaces
user=root
pid-file=
${rebinding ? 'stop-dns-rebind' : ''}
${dnssec ? `dnssec\ntrust-anchor=.,${ROOT_DS}` : ''}
conf-dir=/etc/dnsmasq.d/,*.conf
`,
  }),
  start: 'dnsmasq -k --log-facility=-',
  needsNoExceptionFor: ['dnssec'],
};

export const unbound: Program = {
  server: 'unbound',
  executable: 'unbound',
  unit: 'unbound',
  files: ({ dnssec, rebinding }) => ({
    '/etc/unbound/unbound.conf': `
server:
  interface: ${SERVER}
  interface: 127.0.0.1
  access-control: 0.0.0.0/0 allow
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  num-threads: 1
  do-ip6: no
  root-hints: ${HINTS}
  ${dnssec ? 'trust-anchor-file: /usr/share/dns/root.key' : 'module-config: "iterator"'}
${rebinding ? PRIVATE_RANGES.map((range) => `  private-address: ${range}`).join('\n') : ''}
remote-control:
  control-enable: yes
  control-interface: /run/lab/unbound.ctl
include-toplevel: "/etc/unbound/unbound.conf.d/*.conf"
`,
  }),
  start: 'unbound -d',
};

export const recursor: Program = {
  server: 'pdns-recursor',
  executable: 'pdns_recursor',
  unit: 'pdns-recursor',
  files: ({ dnssec }, setup) => {
    const lua = at(setup, '.lua');
    return {
      '/etc/powerdns/recursor.conf': `
local-address=${SERVER},127.0.0.1
hint-file=${HINTS}
socket-dir=/run/lab
allow-from=0.0.0.0/0
quiet=yes
security-poll-suffix=
dnssec=${dnssec ? 'validate' : 'process-no-validate'}
include-dir=/etc/powerdns/recursor.d
${lua === undefined ? '' : `lua-config-file=${lua}`}
`,
    };
  },
  start: 'pdns_recursor --daemon=no --write-pid=no',
  byHand: ['! [ -e /etc/powerdns/recursor.lua ] || sed -i /addNTA/d /etc/powerdns/recursor.lua'],
  never: ['rebinding'],
};

export const knot: Program = {
  server: 'knot-resolver',
  executable: 'kresd',
  unit: 'kresd@*.service',
  files: ({ dnssec, rebinding }, setup) => ({
    '/etc/knot-resolver/kresd.conf': `
net.listen('${SERVER}', 53, { kind = 'dns' })
net.listen('127.0.0.1', 53, { kind = 'dns' })
modules.load('hints')
hints.root_file('${HINTS}')
cache.open(10 * MB, 'lmdb:///run/lab/cache')
${dnssec ? '' : "trust_anchors.remove('.')"}
${rebinding ? "modules.load('rebinding < iterate')" : ''}
${setup?.files.map(({ text }) => text).join('\n') ?? ''}
`,
    // The generated lines by themselves, for a look at what they are in Lua.
    '/run/lab/generated.lua': setup?.files.map(({ text }) => text).join('\n') ?? '',
  }),
  start: 'kresd -n -c /etc/knot-resolver/kresd.conf /run/lab',
};

/** Debian's, unpacked; it serves the network too, and has a bus of its own for resolvectl. */
export const resolved: Program = {
  server: 'systemd-resolved-link',
  executable: 'systemd-resolved',
  unit: 'systemd-resolved.service',
  link: 'eth0',
  files: ({ dnssec }) => ({
    '/etc/systemd/resolved.conf': `
[Resolve]
DNS=${PUBLIC_DNS}
DNSStubListenerExtra=${SERVER}
DNSStubListenerExtra=127.0.0.1
DNSSEC=${dnssec ? 'yes' : 'no'}
LLMNR=no
MulticastDNS=no
Cache=no-negative
`,
    '/run/lab/bus.conf': `
<busconfig>
  <type>system</type>
  <listen>unix:path=/run/dbus/system_bus_socket</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_type="method_call"/>
    <allow send_type="signal"/>
    <allow send_requested_reply="true"/>
    <allow receive_type="method_call"/>
    <allow receive_type="method_return"/>
    <allow receive_type="error"/>
    <allow receive_type="signal"/>
    <allow receive_requested_reply="true"/>
  </policy>
</busconfig>
`,
  }),
  before: [
    'mkdir -p /run/dbus /run/systemd/resolve',
    // It gives up being root for this user.
    "echo 'systemd-resolve:x:0:0::/:/usr/sbin/nologin' >> /etc/passwd",
    'pgrep -x dbus-daemon > /dev/null || setsid dbus-daemon --config-file=/run/lab/bus.conf --nofork --nopidfile > /run/lab/bus.log 2>&1 < /dev/null &',
    'for i in $(seq 50); do [ -S /run/dbus/system_bus_socket ] && break; sleep 0.1; done',
  ],
  start: '/usr/bin/systemd-resolved',
  never: ['rebinding'],
};
