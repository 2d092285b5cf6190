import assert from 'node:assert/strict';
import { nodeIn } from '../../../src/ui/nodeIn.js';
import { serverOf } from '../../../src/ui/serverOf.js';
import { clusterTargetOf, scopeOf, textsIn } from '../../../src/ui/target.js';
import { scope } from '../tree/fixture.js';

describe('the argument of a command', () => {
  const target = { scope, clusterName: 'blog' };

  it('names a cluster as a row or in plain words', () => {
    assert.deepEqual(clusterTargetOf({ kind: 'cluster', scope, name: 'blog' }), target);
    assert.deepEqual(clusterTargetOf({ ...scope, clusterName: 'blog' }), target);
  });

  const others = [
    undefined,
    null,
    'blog',
    [],
    {},
    { kind: 'vpc', scope, id: 'vpc-1' },
    { ...scope },
  ];
  for (const other of others) {
    it(`names none as ${JSON.stringify(other)}`, () => {
      assert.equal(clusterTargetOf(other), undefined);
    });
  }

  it('gives the scope of a row', () => {
    assert.deepEqual(scopeOf({ kind: 'vpc', scope, id: 'vpc-1' }), scope);
    assert.equal(scopeOf({ scope: { profile: 'a' } }), undefined);
  });

  it('gives a list of texts or nothing', () => {
    assert.deepEqual(textsIn({ ids: ['a', 'b'] }, 'ids'), ['a', 'b']);
    assert.equal(textsIn({ ids: ['a', 1] }, 'ids'), undefined);
  });

  it('is a row only if it has all that a row of its kind has', () => {
    const rows = [
      { kind: 'profile', profile: 'blog' },
      { kind: 'group', scope, group: 'rules' },
      { kind: 'note', note: 'empty', parent: { kind: 'group', scope, group: 'rules' } },
    ];
    for (const row of rows) assert.equal(nodeIn(row), row);
    const wrong = [
      { kind: 'group', scope, group: 'secrets' },
      { kind: 'cluster', scope },
      { kind: 'cluster', name: 'blog' },
      { kind: 'toString', scope },
    ];
    for (const row of wrong) assert.equal(nodeIn(row), undefined);
  });
});

describe('the resolver of the settings', () => {
  it('is an address, with a port where it is not 53', () => {
    assert.deepEqual(serverOf('9.9.9.9'), { address: '9.9.9.9', port: 53 });
    assert.deepEqual(serverOf('2620:fe::fe#5353'), { address: '2620:fe::fe', port: 5353 });
  });

  for (const wrong of ['', 'dns.example', '1.2.3.4#0', '1.2.3.4#x', '1.2.3.4#70000']) {
    it(`is the default for ${JSON.stringify(wrong)}`, () => {
      assert.deepEqual(serverOf(wrong), { address: '1.1.1.1', port: 53 });
    });
  }
});
