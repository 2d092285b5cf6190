import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import { known } from '../../../src/core/model/fact.js';
import { asId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Plan } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planFile } from '../../../src/core/plan/planJson.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';
import { context, fakeDeps } from './fakes.js';

const fileOf = (more: Partial<EnableRequest> = {}): string => {
  const request = {
    clusterName: target.clusterName,
    clientVpcIds: [asId<never>(clientVpcId)],
    ...more,
  };
  return planFile(planEnable(postEstate(), request), request);
};

const of = (kind: PortError['kind'], says: RegExp) => (error: unknown) =>
  error instanceof PortError && error.kind === kind && says.test(error.message);

describe('Apply a saved plan', () => {
  const apply = (files: string[][], held = postEstate(), confirm = true) => {
    const applied: Plan[] = [];
    const { deps, seen } = fakeDeps(
      held,
      { files, confirm },
      {
        applyPlan: (plan) => {
          applied.push(plan);
          const result = { states: {}, made: [], elapsedMs: 0, outcome: 'done' as const };
          return Promise.resolve({ planId: plan.id, ...result });
        },
      },
    );
    return { run: () => commands['eksPrivateDns.applyPlan'](deps)(context), seen, applied };
  };

  it('shows it with its calls and the difference, asks, and applies exactly it', async () => {
    const { run, seen, applied } = apply([[fileOf()]]);
    await run();
    const [document] = seen.documents;
    assert.match(document?.content ?? '', /call by call:/);
    assert.match(document?.content ?? '', /Both plans do the same/);
    assert.equal(seen.confirmed.length, 1);
    const saved = JSON.parse(fileOf()) as { plan: Plan };
    assert.equal(applied[0]?.id, saved.plan.id);
  });

  it('shows what would be planned differently by now', async () => {
    const held = { ...postEstate(), routeTables: known([], { call: 'test', at: 0 }) };
    const { run, seen } = apply([[fileOf()]], held);
    await run();
    assert.match(
      seen.documents[0]?.content ?? '',
      /Compared with what would be planned now:\nStop:/,
    );
  });

  it('is applied although it cannot be compared', async () => {
    const { run, seen, applied } = apply([[fileOf()]], { ...postEstate(), clusters: {} });
    await run();
    assert.match(seen.documents[0]?.content ?? '', /could not be planned anew/);
    assert.equal(applied.length, 1);
  });

  it('changes nothing when it is not confirmed, or no file is chosen', async () => {
    const declined = apply([[fileOf()]], postEstate(), false);
    await assert.rejects(declined.run(), of('cancelled', /./));
    const nothing = apply([]);
    await assert.rejects(nothing.run(), of('cancelled', /./));
    assert.deepEqual([declined.applied, nothing.applied], [[], []]);
  });

  it('refuses another account, and files that hold no plan', async () => {
    const other = fileOf().replaceAll('123456789012', '999999999999');
    await assert.rejects(apply([[other]]).run(), of('conflict', /999999999999/));
    await assert.rejects(apply([['{']]).run(), of('invalid', /holds no JSON/));
    await assert.rejects(apply([['{}']]).run(), of('invalid', /there is no plan/));
  });
});

describe('Compare plans', () => {
  const compare = (...files: string[][]) => {
    const { deps, seen } = fakeDeps(postEstate(), { files });
    return { run: () => commands['eksPrivateDns.diffPlans'](deps)(context), seen };
  };

  it('shows the difference of two files, chosen together or one after the other', async () => {
    const [a, b] = [fileOf({ tags: { team: 'a' } }), fileOf({ tags: { team: 'b' } })];
    for (const files of [[[a, b]], [[a], [b]]]) {
      const { run, seen } = compare(...files);
      await run();
      assert.match(seen.documents[0]?.content ?? '', /spec\.tags\.team: "a" -> "b"/);
    }
  });

  it('tells the second dialog from the first', async () => {
    const { run, seen } = compare([fileOf()], [fileOf()]);
    await run();
    assert.deepEqual(seen.dialogs, ['Compare two saved plans', 'Compare 0.json with']);
  });

  it('takes no third', async () => {
    const { run } = compare([fileOf(), fileOf(), fileOf()]);
    await assert.rejects(run(), of('invalid', /Two plans/));
  });
});
