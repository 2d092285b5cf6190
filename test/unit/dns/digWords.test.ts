import assert from 'node:assert/strict';
import { readDigWords } from '../../../src/core/dns/dig/digWords.js';
import { askedOver, portOf } from '../../../src/core/dns/way.js';

const read = (line: string, usual?: Parameters<typeof readDigWords>[1]) => {
  const found = readDigWords(line.split(' ').filter(Boolean), usual);
  assert.ok(!('fault' in found), JSON.stringify(found));
  return found;
};
const fault = (line: string) => {
  const found = readDigWords(line.split(' ').filter(Boolean));
  assert.ok('fault' in found, line);
  return `${found.fault} ${found.word}`.trim();
};

describe('the words after dig', () => {
  it('a transport has its own port, unless one is said', () => {
    for (const [line, transport, port] of [
      ['a.example @192.0.2.1', 'udp', 53],
      ['a.example @192.0.2.1 +tcp', 'tcp', 53],
      ['a.example @192.0.2.1 +tls', 'tls', 853],
      ['a.example @192.0.2.1 +https', 'https', 443],
      ['+tls @192.0.2.1:53 a.example', 'tls', 53],
      ['@[2001:db8::1]:8853 +tls a.example', 'tls', 8853],
      ['@2001:db8::1 +https=/q a.example', 'https', 443],
    ] as const) {
      const { server, way } = read(line);
      assert.deepEqual([way.transport, server?.port], [transport, port], line);
    }
  });

  it('what the certificate has to be, and the path', () => {
    const { way, transportSaid } = read(
      'a.example +https=/dns?x=1 +tls-ca=/etc/ca.pem +tls-hostname=dns.example.com',
    );
    assert.deepEqual(way, {
      transport: 'https',
      path: '/dns?x=1',
      serverName: 'dns.example.com',
      caFile: '/etc/ca.pem',
    });
    assert.equal(transportSaid, true);
    assert.deepEqual(read('a +tls +tls-ca').way, { transport: 'tls' });
    assert.deepEqual(read('a +tls +notls-ca').way, { transport: 'tls', anyCertificate: true });
  });

  it('what the words leave open is as usual, and is known to be open', () => {
    const usual = { transport: 'tls', serverName: 'dns.example.com' } as const;
    const { way, server, transportSaid } = read('a @192.0.2.1', usual);
    assert.deepEqual([way, server?.port, transportSaid], [usual, 853, false]);
    assert.equal(read('a +notcp', usual).way.transport, 'udp');
  });

  it('what makes no sense is named', () => {
    for (const [line, said] of [
      ['a +tcp +tls', 'transports +tls'],
      ['a +tls-ca=x', 'noTls +tls-ca=x'],
      ['a +tcp +tls-hostname=x', 'noTls +tls-hostname=x'],
      ['a +tls +tls-hostname=192.0.2.1', 'hostname +tls-hostname=192.0.2.1'],
      ['a +tls +tls-hostname=', 'hostname +tls-hostname='],
      ['a +tls +tls-hostname', 'flag +tls-hostname'],
      ['a +https=dns', 'path dns'],
      ['a +tcp=yes', 'flag +tcp=yes'],
      ['a +short=1', 'flag +short=1'],
    ] as const) {
      assert.equal(fault(line), said);
    }
  });

  it('a place that is asked at the port of DNS is asked at the transport’s', () => {
    const place = { id: 'public', name: 'Public', address: '192.0.2.1', port: 53 };
    const odd = { ...place, port: 5301 };
    const inside = { id: 'ssm:i', name: 'i', through: 'ssm', instanceId: 'i' } as const;
    assert.equal(askedOver(place, 'tls').port, portOf('tls'));
    assert.deepEqual(askedOver(odd, 'https'), odd);
    assert.deepEqual(askedOver(inside, 'tcp'), inside);
  });
});
