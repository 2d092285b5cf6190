import assert from 'node:assert/strict';
import {
  mostCharacters,
  readForwarders,
} from '../../../../src/core/forwarders/read/readForwarders.js';
import type { ReadForwarders } from '../../../../src/core/forwarders/read/types.js';

const cluster = 'abc.gr7.us-east-1.eks.amazonaws.com';

/** One line per forward, for tests to compare. */
function brief({ forwards }: ReadForwarders): readonly string[] {
  return forwards.map(({ name, kind, first, addresses, line, view }) =>
    [
      `${String(line)}${view && `/${view}`}: ${kind}${first ? ' first' : ''} ${name}`,
      ...addresses.map(
        (one) => `${String(one.line)}:${one.address}${one.port ? `#${String(one.port)}` : ''}`,
      ),
    ].join(' '),
  );
}

describe('reading named.conf', () => {
  it('finds zones among everything else', () => {
    const read = readForwarders(
      'bind',
      `// zone "commented.example" { type forward; };
/* zone "also.example" {
     type forward; }; */
include "/etc/bind/named.conf.default-zones";
# zone "x" { };
acl "lan" { 10.0.0.0/8; !10.1.0.0/16; };
options {
    directory "/var/cache/bind"; // a path
    dnssec-validation auto;
    forwarders { 1.1.1.1; };
    validate-except { "Corp.Example."; };
    deny-answer-addresses { 10.0.0.0/8; } except-from { "eks.amazonaws.com"; "x.example"; };
    include "/etc/bind/more.conf";
};
zone "." { type hint; file "/usr/share/dns/root.hints"; };
zone "ABC.gr7.us-east-1.eks.amazonaws.com." IN {
    type forward; forward only;
    forwarders port 5353 { 10.0.1.10; 10.0.2.10 port 53; fd00:0:0::a; };
};
zone first.example{type forward;forwarders{10.0.0.1;};};
zone off.example { type forward; forwarders { }; };
zone stub.example { type static-stub; server-addresses { 10.0.0.2; }; };
zone own.example { type primary; file "own.db"; };
`,
    );
    assert.deepEqual(brief(read), [
      '15: own ',
      `16: forward ${cluster} 18:10.0.1.10#5353 18:10.0.2.10#53 18:fd00::a#5353`,
      '20: forward first first.example 20:10.0.0.1',
      '21: off first off.example',
      '22: stub stub.example 22:10.0.0.2',
      '23: own own.example',
    ]);
    assert.deepEqual(read.exceptions, [
      { kind: 'dnssec', name: 'corp.example', line: 11 },
      { kind: 'rebinding', name: 'eks.amazonaws.com', line: 12 },
      { kind: 'rebinding', name: 'x.example', line: 12 },
    ]);
    assert.equal(read.filterLine, 12);
    assert.deepEqual(read.includes, [
      { path: '/etc/bind/named.conf.default-zones', line: 4 },
      { path: '/etc/bind/more.conf', line: 13 },
    ]);
    assert.deepEqual(read.unreadable, []);
  });

  it('keeps views apart', () => {
    const zone = `zone "${cluster}" { type forward; forward only; forwarders { 10.0.1.10; }; };`;
    const read = readForwarders(
      'bind',
      `view "inside" {\n${zone}\n};\nview outside { ${zone} };\n`,
    );
    assert.deepEqual(brief(read), [
      `2/inside: forward ${cluster} 2:10.0.1.10`,
      `4/outside: forward ${cluster} 4:10.0.1.10`,
    ]);
  });

  it('names the lines that it cannot make out, and reads the rest', () => {
    const zone = 'zone "a.example" { type forward; forwarders { 10.0.0.1; }; };';
    assert.deepEqual(readForwarders('bind', `};\n${zone}`).unreadable, [1]);
    assert.deepEqual(readForwarders('bind', `${zone}\noptions {\n`).unreadable, [2]);
    assert.deepEqual(readForwarders('bind', `key "x { };\n${zone}`).unreadable, [1]);
    assert.deepEqual(readForwarders('bind', `${zone}\n/* never closed`).unreadable, [2]);
    assert.equal(readForwarders('bind', `};\n${zone}`).forwards.length, 1);
  });
});

describe('reading dnsmasq.conf', () => {
  it('adds up the lines about a name', () => {
    const read = readForwarders(
      'dnsmasq',
      `# server=/commented.example/10.0.0.1
no-resolv
stop-dns-rebind
server=1.1.1.1
server=/ABC.gr7.us-east-1.eks.amazonaws.com/10.0.1.10#53 # the first
server = /${cluster}/other.example/fd00::0:a#5353@eth0
--server=/flag.example/10.0.0.9
local=/lan/
server=/lan/#
server=/half.example/
server=/half.example/10.0.0.8
address=/own.example/10.0.0.7
rebind-domain-ok=/${cluster}/*.other.example/
rebind-domain-ok=plain.example
conf-dir=/etc/dnsmasq.d/,*.conf
server=/#/10.0.0.6
!!!
`,
    );
    assert.deepEqual(brief(read), [
      `5: forward ${cluster} 5:10.0.1.10#53 6:fd00::a#5353`,
      '6: forward other.example 6:fd00::a#5353',
      '7: forward flag.example 7:10.0.0.9',
      '8: off lan',
      '10: forward half.example 11:10.0.0.8',
      '12: own own.example',
      '16: forward  16:10.0.0.6',
    ]);
    assert.deepEqual(
      read.exceptions.map(({ name, line }) => `${String(line)} ${name}`),
      [`13 ${cluster}`, '13 other.example', '14 plain.example'],
    );
    assert.equal(read.filterLine, 3);
    assert.deepEqual(read.includes, [{ path: '/etc/dnsmasq.d/,*.conf', line: 15 }]);
    assert.deepEqual(read.unreadable, [17]);
  });
});

describe('reading unbound.conf', () => {
  it('finds clauses wherever they stand', () => {
    const read = readForwarders(
      'unbound',
      `# forward-zone: name: "commented.example"
server:
  access-control: 10.0.0.0/8 allow
  private-address: 10.0.0.0/8
  private-domain: "eks.amazonaws.com"
  domain-insecure: ${cluster}.
  local-zone: "168.192.in-addr.arpa." nodefault
  local-zone: "own.example." static
  local-data: "forward-zone: is.text A 10.0.0.1"
include: "/etc/unbound/unbound.conf.d/*.conf"
forward-zone:
  name: "ABC.gr7.us-east-1.eks.amazonaws.com."
  forward-addr: 10.0.1.10@53
  forward-addr: 10.0.2.10@853#dns.example
  forward-addr: fd00:0::a   # bare
forward-zone: name:"first.example" forward-addr:10.0.0.1 forward-first: yes
stub-zone:
  name: stub.example
  stub-addr: 10.0.0.2
forward-zone:
  name: "off.example"
auth-zone:
  name: "auth.example"
  zonefile: auth.zone
`,
    );
    assert.deepEqual(brief(read), [
      `11: forward ${cluster} 13:10.0.1.10#53 14:10.0.2.10#853 15:fd00::a`,
      '16: forward first first.example 16:10.0.0.1',
      '17: stub stub.example 19:10.0.0.2',
      '20: off off.example',
      '22: own auth.example',
      '8: own own.example',
    ]);
    assert.deepEqual(read.exceptions, [
      { kind: 'dnssec', name: cluster, line: 6 },
      { kind: 'rebinding', name: 'eks.amazonaws.com', line: 5 },
    ]);
    assert.equal(read.filterLine, 4);
    assert.deepEqual(read.includes, [{ path: '/etc/unbound/unbound.conf.d/*.conf', line: 10 }]);
    assert.deepEqual(read.unreadable, []);
  });

  it('names a line whose quote is not closed', () => {
    assert.deepEqual(readForwarders('unbound', 'server:\n  interface: "x\n').unreadable, [2]);
  });
});

describe('reading files of strangers', () => {
  const hostile = [
    '/*'.repeat(500_000),
    '"\\"'.repeat(300_000),
    '{'.repeat(500_000),
    'options {'.repeat(100_000),
    'view x {'.repeat(100_000),
    '}'.repeat(500_000),
    'zone "a.eks.amazonaws.com" { type forward; };\n'.repeat(20_000),
    'forward-zone: name: a.eks.amazonaws.com\n'.repeat(20_000),
    'server=/a.eks.amazonaws.com/10.0.0.1\n'.repeat(20_000),
    ' '.repeat(500_000) + '#',
    'a'.repeat(500_000) + '!',
  ];

  for (const server of ['bind', 'dnsmasq', 'unbound'] as const) {
    it(`comes to an end: ${server}`, () => {
      for (const text of hostile) assert.equal(readForwarders(server, text).server, server);
    });

    it(`refuses what is too long: ${server}`, () => {
      assert.throws(
        () => readForwarders(server, ' '.repeat(mostCharacters + 1)),
        /has 4000001 characters; at most 4000000 are read/,
      );
    });
  }
});
