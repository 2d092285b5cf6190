import assert from 'node:assert/strict';
import { exportBash } from '../../../../src/core/export/bash/bash.js';
import type { Exported } from '../../../../src/core/export/exportFormat.js';
import { exportPowershell } from '../../../../src/core/export/powershell/powershell.js';
import { bodyOf } from '../../../../src/core/export/script/steps/bodies.js';
import type { Place } from '../../../../src/core/export/script/names.js';
import type { Plan } from '../../../../src/core/model/plan.js';
import { driftParts } from '../../../../src/core/drift/parts.js';
import { planRepair } from '../../../../src/core/drift/repair.js';
import { readParts } from '../../../../src/core/inventory/read.js';
import { planAccess } from '../../../../src/core/plan/access.js';
import { planDisable } from '../../../../src/core/plan/disable.js';
import { planEnable } from '../../../../src/core/plan/enable.js';
import { planUndo } from '../../../../src/core/plan/undo.js';
import { testEstate, type TestEstate } from '../../../support/estate.js';
import { assertGolden } from '../../../support/golden.js';
import { applied } from '../../../support/plans.js';
import { reshape } from '../../../support/reshape.js';
import { everyKind } from './support/everyKind.js';
import { callsIn } from './support/flat.js';

/** What differs from one run to the next: ids that the sandbox gives, and what is made of them. */
function settled(text: string): string {
  const seen = new Map<string, string>();
  const pattern =
    /\b(?:sg|sgr|rslvr-(?:in|out|rr|rrassoc))-[0-9a-f]{17}\b|\b(?:enable|disable|access|repair|undo)-[0-9a-f]{16}\b|\b[0-9a-f]{32}(?:-undo)?\b/g;
  const steady = text.replace(/(eks-private-dns-payments)-[0-9a-f]{6}\b/g, '$1-MARK');
  return steady.replace(pattern, (id) => {
    const name = seen.get(id) ?? `${id.replace(/-?[0-9a-f]{16,}/, '')}#${seen.size + 1}`;
    seen.set(id, name);
    return name;
  });
}

function assertBoth(name: string, plan: Plan | undefined): void {
  assert.ok(plan);
  assertOne(name, exportBash(plan), 'sh');
  assertOne(name, exportPowershell(plan), 'ps1');
}

function assertOne(name: string, made: Exported, ending: string): void {
  assert.ok('files' in made, JSON.stringify(made));
  const [file, ...others] = made.files;
  assert.equal(others.length, 0);
  assert.match(file?.name ?? '', new RegExp(`^[a-z]+-private-dns-payments\\.${ending}$`));
  assertGolden(`export/${name}.${ending}.txt`, settled(file?.text ?? ''));
}

describe('a plan as a script', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  before(async () => {
    estate = await testEstate('post');
  });
  after(() => estate.close());

  it('enables, undoes and disables word for word', async () => {
    const tools = estate.vpc('tools');
    const request = { clusterName: 'payments', clientVpcIds: [tools] };
    const planning = planEnable(await estate.snapshot('payments'), request);
    assertBoth('enable', planning.plan);
    await applied(estate, planning);
    await reshape(estate, ({ resolverRules: [rule], ...world }) => {
      assert.ok(rule);
      rule.targets = [{ ip: '192.168.99.1', port: 53 }];
      world.ruleAssociations.splice(0);
    });
    const snapshot = await estate.snapshot('payments');
    const repairing = planRepair(
      await readParts(estate.read, snapshot, driftParts(snapshot), estate.signal),
      { clusterName: 'payments' },
    );
    assertBoth('repair', repairing.plan);
    assertBoth('undo', planUndo(estate.journal.entries));
    assertBoth(
      'disable',
      planDisable(await estate.snapshot('payments'), { clusterName: 'payments' }).plan,
    );
  });

  it('changes the access word for word', async () => {
    const snapshot = await estate.snapshot('payments');
    const request = { clusterName: 'payments', change: 'disablePublic' } as const;
    assertBoth('access', planAccess(snapshot, request).plan);
  });

  it('says that there is nothing to do where that is so', () => {
    const made = exportBash({ ...everyKind(), steps: [], forwards: [] });
    assert.ok('files' in made);
    assert.match(made.files[0]?.text ?? '', /step 'Everything is as planned/);
  });

  it('looks, before it changes anything, in each step of each kind', () => {
    const plan = everyKind();
    const place: Place = { number: 1, who: 0, whoIs: () => 0, nameOf: () => 'output_1' };
    for (const { spec } of plan.steps) {
      const [first, ...more] = callsIn(bodyOf(spec, place));
      assert.match(first?.command[1] ?? '', /^(describe|get|list)-/, spec.kind);
      const writes = more.filter(({ command: [, name] }) => !/^(describe|get|list)-/.test(name));
      assert.ok(writes.length > 0, spec.kind);
    }
  });
});
