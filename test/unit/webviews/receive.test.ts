import assert from 'node:assert/strict';
import { checksFromAppSchema } from '../../../src/webviews/contract/checks.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import { setupFromAppSchema, setupSavedSchema } from '../../../src/webviews/contract/setup.js';

const vantage = { kind: 'vantage', vantageId: 'public' };
const tls = { transport: 'tls' };
const input = { asked: vantage, way: { transport: 'udp' }, type: 'A', name: 'a.example' };

function deep(levels: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = { value };
  return value;
}

const trap = new Proxy(
  {},
  {
    get() {
      throw new TypeError('trap');
    },
    ownKeys() {
      throw new TypeError('trap');
    },
  },
);

describe('messages from a page', () => {
  const hostile: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'apply'],
    ['a list', [{ type: 'apply' }]],
    ['no type', {}],
    ['an unknown type', { type: 'deleteEverything' }],
    ['a type of the object prototype', { type: '__proto__' }],
    ['a type that is a list', { type: ['apply'] }],
    ['an extra member', { type: 'apply', plan: { steps: [] } }],
    ['a change without request', { type: 'change' }],
    ['ids that are no texts', { type: 'change', request: { clientVpcIds: [1] } }],
    ['an id too long', { type: 'change', request: { clientVpcIds: ['v'.repeat(301)] } }],
    ['too many ids', { type: 'change', request: { clientVpcIds: Array(101).fill('vpc-1') } }],
    ['an unknown choice', { type: 'change', request: { clientVpcIds: [], account: '1' } }],
    ['deep nesting', { type: 'change', request: deep(10_000) }],
    ['an object whose members throw', trap],
    ['a request whose members throw', { type: 'change', request: trap }],
  ];
  for (const [what, raw] of hostile) {
    it(`drops ${what} and says why, without throwing`, () => {
      for (const schema of [setupFromAppSchema, checksFromAppSchema]) {
        const received = receive(schema, raw);
        assert.notEqual(received.ok ? '' : received.problem, '');
      }
    });
  }

  const badInputs: readonly [string, unknown][] = [
    ['a server name', { ...input, asked: { kind: 'server', address: 'ns.example', port: 53 } }],
    ['port 0', { ...input, asked: { kind: 'server', address: '192.0.2.1', port: 0 } }],
    ['port 65536', { ...input, asked: { kind: 'server', address: '192.0.2.1', port: 65_536 } }],
    ['half a port', { ...input, asked: { kind: 'server', address: '192.0.2.1', port: 53.5 } }],
    ['an option as address', { ...input, asked: { kind: 'server', address: '-f/x', port: 53 } }],
    [
      'a name on a certificate that is an address',
      { ...input, way: { ...tls, serverName: '::1' } },
    ],
    ['a CA file without end', { ...input, way: { ...tls, caFile: 'x'.repeat(2000) } }],
    ['an unknown transport', { ...input, way: { transport: 'doh' } }],
    ['a type with a blank', { ...input, type: 'A +x' }],
    ['an empty name', { ...input, name: '' }],
    ['an endless name', { ...input, name: 'a'.repeat(1025) }],
  ];
  for (const [what, sent] of badInputs) {
    it(`does not run a check with ${what}`, () => {
      assert.equal(receive(checksFromAppSchema, { type: 'run', input: sent }).ok, false);
    });
  }

  it('takes what the pages send', () => {
    const request = { clientVpcIds: ['vpc-1'], outboundVpcId: 'vpc-1' };
    const change = { type: 'change', request };
    assert.deepEqual(receive(setupFromAppSchema, change), { ok: true, message: change });
    const run = { type: 'run', input };
    assert.deepEqual(receive(checksFromAppSchema, run), { ok: true, message: run });
    const server = { kind: 'server', address: '2001:db8::1', port: 5353 };
    const other = { type: 'run', input: { ...input, asked: server } };
    assert.deepEqual(receive(checksFromAppSchema, other), { ok: true, message: other });
  });

  it('names the member that is wrong', () => {
    const received = receive(setupFromAppSchema, { type: 'change', request: { clientVpcIds: 1 } });
    assert.match(received.ok ? '' : received.problem, /^request\.clientVpcIds: /);
  });

  it('restores from what a page saved, and from nothing else', () => {
    const saved = { target: { profile: 'p', region: 'r', clusterName: 'c' } };
    assert.equal(receive(setupSavedSchema, saved).ok, true);
    assert.equal(receive(setupSavedSchema, { target: { profile: 'p' } }).ok, false);
    assert.equal(receive(setupSavedSchema, undefined).ok, false);
  });
});
