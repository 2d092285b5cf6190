import assert from 'node:assert/strict';
import {
  customSource,
  firstDraft,
  fitted,
  inputOf,
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
  transport: 'tcp',
  type: 'A',
  name: ' name.example ',
};

describe('inputs of the checks page', () => {
  it('begin with the first vantage and the endpoint name', () => {
    const draft = firstDraft(state);
    assert.equal(draft.source, 'vpc:a');
    assert.equal(draft.name, 'name.example');
  });

  it('ask the server that is typed, blanks aside', () => {
    assert.deepEqual(inputOf(custom), {
      asked: { kind: 'server', address: '192.0.2.1', port: 5353 },
      transport: 'tcp',
      type: 'A',
      name: 'name.example',
    });
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
