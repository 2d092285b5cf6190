import assert from 'node:assert/strict';
import {
  customSource,
  firstDraft,
  fitted,
  inputOf,
  withWay,
} from '../../../src/webviews/apps/checks/draft.js';
import type { ChecksDraft, ChecksState } from '../../../src/webviews/contract/checks.js';

const state: ChecksState = {
  target: { profile: 'p', region: 'r', clusterName: 'c' },
  texts: {},
  reading: false,
  endpointName: 'name.example',
  controlPlane: { addresses: [] },
  vantages: [{ id: 'vpc:a', name: 'a', server: '127.0.0.1#53' }],
  running: false,
  history: [],
  matrix: {
    running: false,
    done: 0,
    of: 0,
    rows: [],
    who: [],
    nodes: { asking: false, nodes: [] },
    rounds: [],
    diagnosing: false,
    diagnoses: [],
    inside: 'notLooked',
  },
};

const custom: ChecksDraft = {
  source: customSource,
  address: ' 192.0.2.1 ',
  port: '5353',
  way: { transport: 'tcp', serverName: 'not shown', caFile: '', path: '' },
  type: 'A',
  name: ' name.example ',
};

const tls = { transport: 'tls', serverName: '', caFile: '', path: 'not shown' } as const;

describe('inputs of the checks page', () => {
  it('begin with the first vantage and the endpoint name', () => {
    const draft = firstDraft(state);
    assert.equal(draft.source, 'vpc:a');
    assert.equal(draft.name, 'name.example');
  });

  it('ask the server that is typed, blanks aside', () => {
    assert.deepEqual(inputOf(custom), {
      asked: { kind: 'server', address: '192.0.2.1', port: 5353 },
      way: { transport: 'tcp' },
      type: 'A',
      name: 'name.example',
    });
  });

  it('say of a certificate what is shown, and nothing where it is left empty', () => {
    const asked = inputOf({ ...custom, way: { ...tls, caFile: ' /etc/ca.pem ' } });
    assert.ok('way' in asked);
    assert.deepEqual(asked.way, { transport: 'tls', caFile: '/etc/ca.pem' });
  });

  it('follow the transport with the port, unless one was typed', () => {
    const usual = { ...custom, port: '53' };
    const over = withWay(usual, tls);
    assert.equal(over.port, '853');
    assert.equal(withWay(over, { ...tls, transport: 'https' }).port, '443');
    assert.equal(withWay(custom, tls).port, '5353');
  });

  const faults: readonly [Partial<ChecksDraft>, string][] = [
    [{ address: 'ns.example' }, 'address'],
    [{ address: '' }, 'address'],
    [{ port: '0' }, 'port'],
    [{ port: '70000' }, 'port'],
    [{ port: 'x' }, 'port'],
    [{ name: '  ' }, 'name'],
    [{ type: 'A B' }, 'type'],
    [{ source: '' }, 'source'],
    [{ way: { ...tls, serverName: '192.0.2.1' } }, 'serverName'],
    [{ way: { ...tls, transport: 'https', path: 'dns-query' } }, 'path'],
    [{ way: { ...tls, caFile: 'x'.repeat(2000) } }, 'caFile'],
  ];
  for (const [change, field] of faults) {
    it(`point at ${field} for ${JSON.stringify(change)}`, () => {
      const fault = inputOf({ ...custom, ...change });
      assert.ok('field' in fault);
      assert.equal(fault.field, field);
    });
  }

  it('are kept over a reload, but not a vantage that is gone', () => {
    assert.equal(fitted(custom, state).source, customSource);
    assert.equal(fitted({ ...custom, source: 'vpc:gone' }, state).source, 'vpc:a');
    assert.equal(fitted({ ...custom, name: '' }, state).name, 'name.example');
  });
});
