import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/core/diagnose/diagnose.js';
import { text } from '../../../../src/core/model/text.js';
import { bigClient, bigCluster, bigSnapshot } from '../../../support/bigSnapshot.js';

describe('diagnosis in an estate of 500 VPCs', () => {
  it('follows the whole way and finds nothing wrong', () => {
    const vantage = { kind: 'vpc', vpcId: bigClient } as const;
    const diagnosis = diagnose(bigSnapshot(500), bigCluster, vantage);
    assert.deepEqual(
      diagnosis.findings.map(({ sentence }) => text(sentence)),
      [],
    );
    assert.deepEqual(diagnosis.notChecked, []);
    assert.equal(diagnosis.outcome, 'works');
    assert.ok(
      diagnosis.path.length > 10 && diagnosis.path.every(({ outcome }) => outcome === 'pass'),
    );
  });
});
