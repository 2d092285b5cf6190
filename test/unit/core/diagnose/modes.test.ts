import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/core/diagnose/diagnose.js';
import { noLiveEvidence } from '../../../../src/core/diagnose/live.js';
import { text } from '../../../../src/core/model/text.js';
import { bigCluster } from '../../../support/bigSnapshot.js';
import { denied, inVpc, noWay, onPremises, transit, works } from './support/breaking.js';
import { nameCases } from './support/nameCases.js';
import { otherCases } from './support/otherCases.js';
import { wayCases } from './support/wayCases.js';

const cases = [...nameCases, ...wayCases, ...otherCases];

describe('each failure mode, and no other', () => {
  it('finds nothing where all is well', () => {
    const { outcome, findings, notChecked } = diagnose(works, bigCluster, inVpc);
    assert.deepEqual([outcome, findings, notChecked], ['works', [], []]);
  });

  it('follows a Transit Gateway to the end', () => {
    const { outcome, findings } = diagnose({ ...works, ...transit }, bigCluster, inVpc);
    assert.deepEqual([outcome, findings.map(({ sentence }) => text(sentence))], ['works', []]);
  });

  for (const {
    mode,
    what,
    over = {},
    live = {},
    vantage = inVpc,
    all = [mode],
    causes = all,
  } of cases) {
    it(`${mode}: ${what}`, () => {
      const evidence = { ...noLiveEvidence, ...live };
      const { findings, outcome } = diagnose({ ...works, ...over }, bigCluster, vantage, evidence);
      const modes = (some: typeof findings) => [...new Set(some.map((one) => one.mode))].toSorted();
      const told = findings
        .map((one) => `${one.mode ?? ''} ${one.weight}: ${text(one.sentence)}`)
        .join('\n');
      assert.deepEqual(modes(findings), [...all].toSorted(), told);
      assert.deepEqual(
        modes(findings.filter(({ weight }) => weight === 'cause')),
        [...causes].toSorted(),
        told,
      );
      if (causes.length > 0) assert.equal(outcome, 'fails', told);
      for (const { sentence, advice, evidence: proofs } of findings) {
        assert.ok(proofs.length > 0 && proofs.every(({ call, field }) => call && field), told);
        assert.doesNotMatch(`${text(sentence)} ${text(advice)}`, /[{}]/);
      }
    });
  }

  it('names F3 on-premises where nothing forwards', () => {
    const { findings } = diagnose({ ...works, ...noWay }, bigCluster, onPremises);
    assert.deepEqual(
      findings.filter(({ weight }) => weight === 'cause').map(({ mode }) => mode),
      ['F3'],
    );
  });

  for (const [mode, kind] of [
    ['F41', 'throttled'],
    ['F42', 'accessDenied'],
  ] as const) {
    it(`${mode}: says what it could not check, and calls nothing missing`, () => {
      for (const member of [
        'rules',
        'associations',
        'routeTables',
        'networkAcls',
        'securityGroupRules',
        'endpoints',
        'vpcs',
        'dhcpOptions',
      ] as const) {
        const { findings, notChecked, outcome } = diagnose(
          { ...works, [member]: denied(kind) },
          bigCluster,
          inVpc,
        );
        assert.deepEqual(findings, [], member);
        assert.equal(outcome, 'unknown', member);
        assert.ok(
          notChecked.some((one) => one.mode === mode),
          member,
        );
      }
    });
  }
});
