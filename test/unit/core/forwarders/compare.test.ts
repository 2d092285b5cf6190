import assert from 'node:assert/strict';
import { compareForwarders } from '../../../../src/core/forwarders/compare.js';
import { readForwarders } from '../../../../src/core/forwarders/read/readForwarders.js';
import type { ReadableServer } from '../../../../src/core/forwarders/read/types.js';
import type { ForwardedCluster } from '../../../../src/core/forwarders/types.js';
import { text } from '../../../../src/core/model/text.js';

const prod: ForwardedCluster = {
  clusterName: 'prod',
  endpointName: 'ABC.gr7.us-east-1.eks.amazonaws.com',
  addresses: ['10.0.1.10', '10.0.2.10'],
};
const stage: ForwardedCluster = {
  clusterName: 'stage',
  endpointName: 'def.yl4.us-east-1.eks.amazonaws.com',
  addresses: ['10.7.1.10', '10.7.2.10'],
};

interface Said {
  readonly says: readonly string[];
  readonly served: readonly string[];
  readonly stale: readonly string[];
  readonly missing: readonly string[];
}

function compared(
  server: ReadableServer,
  content: string,
  clusters: readonly ForwardedCluster[] = [prod],
  complete = true,
): Said {
  const { findings, ...rest } = compareForwarders(readForwarders(server, content), clusters, {
    complete,
  });
  const says = findings.map(
    (one) =>
      `${String(one.line ?? '-')} ${one.severity} ${one.message.key.split('.').at(-1) ?? ''}`,
  );
  // Every text can be shown, with all its places filled.
  for (const one of findings) assert.doesNotMatch(text(one.message) + text(one.help), /\{\w+\}/);
  return { says, ...rest };
}

const zone = (body: string, name = prod.endpointName): string =>
  `zone "${name}" {\n  type forward;\n  ${body}\n};\n`;

describe('an existing file beside the clusters', () => {
  it('serves what it forwards as it should be', () => {
    const said = compared('bind', zone('forward only; forwarders { 10.0.2.10; 10.0.1.10; };'));
    assert.deepEqual(said, { says: [], served: ['prod'], stale: [], missing: [] });
  });

  it('misses a cluster, also where only the root is forwarded', () => {
    for (const [server, content] of [
      ['bind', ''],
      ['dnsmasq', 'server=10.0.1.10\nserver=/#/10.0.1.10\n'],
      ['unbound', 'forward-zone:\n name: "."\n forward-addr: 10.0.1.10\n'],
    ] as const) {
      const said = compared(server, content);
      assert.deepEqual(said, {
        says: ['- blocker missing'],
        served: [],
        stale: [],
        missing: ['prod'],
      });
    }
  });

  it('finds the snippet of the AWS post wanting', () => {
    const said = compared('bind', zone('forwarders { 10.0.1.10; 10.0.2.10; };'));
    assert.deepEqual(said.says, ['1 warning first']);
    const flag = compared('dnsmasq', `--server=/${prod.endpointName}/10.0.1.10\n`);
    assert.deepEqual(flag, {
      says: ['1 warning lacking'],
      served: ['prod'],
      stale: [],
      missing: [],
    });
  });

  it('tells stale addresses by their lines', () => {
    const some = compared(
      'unbound',
      `forward-zone:\n name: ${prod.endpointName}\n forward-addr: 10.0.1.10\n forward-addr: 10.0.9.9\n`,
    );
    assert.deepEqual(some, {
      says: ['1 warning lacking', '4 warning stale'],
      served: [],
      stale: ['prod'],
      missing: [],
    });
    const all = compared('dnsmasq', `server=/${prod.endpointName}/10.0.9.9\n`);
    assert.deepEqual(all.says, ['1 blocker stale', '1 warning lacking']);
    assert.deepEqual(all.stale, ['prod']);
  });

  it('is wrong with a stub, a zone of its own, or none of the addresses', () => {
    const stub = `stub-zone:\n name: ${prod.endpointName}\n stub-addr: 10.0.1.10\n`;
    assert.deepEqual(compared('unbound', stub).says, ['1 blocker stub']);
    assert.deepEqual(compared('bind', zone('forwarders { };')).says, ['1 blocker off']);
    const own = compared('dnsmasq', `address=/${prod.endpointName}/192.168.74.42\n`);
    assert.deepEqual(own, { says: ['1 blocker own'], served: [], stale: [], missing: [] });
    const above = compared('bind', 'zone amazonaws.com { type primary; file "x"; };');
    assert.deepEqual(above.says, ['1 blocker own']);
  });

  it('serves by a parent, of which the most specific counts', () => {
    const parent =
      'server=/us-east-1.eks.amazonaws.com/10.0.1.10\nserver=/us-east-1.eks.amazonaws.com/10.0.2.10\n';
    assert.deepEqual(compared('dnsmasq', parent).says, ['1 warning parent']);
    const both = `server=/amazonaws.com/9.9.9.9\nserver=/${prod.endpointName}/10.0.1.10\nserver=/${prod.endpointName}/10.0.2.10\n`;
    assert.deepEqual(compared('dnsmasq', both).says, []);
  });

  it('is filtered where the file says so and does not spare the name', () => {
    const lines = `server=/${prod.endpointName}/10.0.1.10\nserver=/${prod.endpointName}/10.0.2.10\nstop-dns-rebind\n`;
    const said = compared('dnsmasq', lines);
    assert.deepEqual([said.says, said.served], [['3 blocker filtered'], []]);
    assert.deepEqual(compared('dnsmasq', `${lines}rebind-domain-ok=/eks.amazonaws.com/`).says, []);
  });

  it('names clusters gone, but only if all clusters are known', () => {
    const content = `server=/${prod.endpointName}/10.0.1.10\nserver=/${prod.endpointName}/10.0.2.10\nserver=/old.gr7.us-east-1.eks.amazonaws.com/10.0.3.3\nserver=/corp.example/10.0.3.3\n`;
    assert.deepEqual(compared('dnsmasq', content).says, ['3 warning gone']);
    assert.deepEqual(compared('dnsmasq', content, [prod], false).says, []);
  });

  it('tells what it did not read', () => {
    const good = zone('forward only; forwarders { 10.0.2.10; 10.0.1.10; };');
    const said = compared('bind', `include "/etc/bind/\u001b[2Jx.conf";\n${good}${good}};\n`);
    assert.deepEqual(said.says, ['1 warning include', '6 warning twice', '10 warning unreadable']);
  });

  it('judges each view and each cluster', () => {
    const good = zone('forward only; forwarders { 10.0.1.10; 10.0.2.10; };');
    const old = zone('forward only; forwarders { 10.0.1.10; 10.0.9.9; };');
    const said = compared('bind', `view a {\n${good}};\nview b {\n${old}};\n`, [prod, stage]);
    assert.deepEqual(said, {
      says: ['- blocker missing', '8 warning lacking', '10 warning stale'],
      served: [],
      stale: ['prod'],
      missing: ['stage'],
    });
  });

  it('says that a cluster has no inbound address any more', () => {
    const said = compared('dnsmasq', `server=/${prod.endpointName}/10.0.1.10\n`, [
      { ...prod, addresses: [] },
    ]);
    assert.deepEqual(said.says, ['- blocker noAddress']);
  });

  it('names another port', () => {
    const good = zone('forward only; forwarders { 10.0.1.10 port 5353; 10.0.2.10 port 53; };');
    assert.deepEqual(compared('bind', good).says, ['3 warning port']);
  });
});
