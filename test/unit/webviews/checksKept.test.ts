import assert from 'node:assert/strict';
import { keptIn } from '../../../src/webviews/apps/checks/kept.js';
import { usualWay } from '../../../src/webviews/apps/checks/way.js';
import { checksSavedSchema } from '../../../src/webviews/contract/checks.js';
import { roundsLimit } from '../../../src/webviews/contract/checksMatrix.js';
import { receive } from '../../../src/webviews/contract/receive.js';

const target = { profile: 'p', region: 'r', clusterName: 'c' };
const round = { at: 1, right: 1, of: 2, changes: [] };
const matrix = { rounds: [round], seconds: 60, opened: ['public A'] };

describe('what the checks page keeps over a reload', () => {
  it('is taken up again', () => {
    const kept = keptIn({ target, matrix });
    assert.deepEqual(kept, { draft: undefined, way: usualWay, seconds: 60, opened: ['public A'] });
  });

  it('is the usual where nothing was kept, or what was kept cannot be read', () => {
    const usual = { draft: undefined, way: usualWay, seconds: 30, opened: [] };
    assert.deepEqual(keptIn(undefined), usual);
    assert.deepEqual(keptIn({ target }), usual);
    assert.deepEqual(keptIn({ target, matrix: { ...matrix, seconds: 1 } }), {
      ...usual,
      opened: ['public A'],
    });
    assert.deepEqual(keptIn({ target, matrix: { ...matrix, opened: 'x' } }), usual);
  });

  it('is bounded', () => {
    const rounds = Array.from({ length: roundsLimit + 1 }, () => round);
    assert.equal(receive(checksSavedSchema, { target, matrix: { ...matrix, rounds } }).ok, false);
  });
});
