import assert from 'node:assert/strict';
import { mermaidOf } from '../../../../../src/core/export/mermaid/mermaid.js';
import { flowchart } from '../../../../../src/core/export/mermaid/diagram.js';
import type { Plan } from '../../../../../src/core/model/plan.js';
import { planAccess } from '../../../../../src/core/plan/access.js';
import { testEstate } from '../../../../support/estate.js';
import { assertGolden } from '../../../../support/golden.js';
import { seededRandom } from '../../../dns/support/seededRandom.js';
import { samplePlans } from '../cloudformation/support/plans.js';
import { hostileText } from '../support/hostileMarkup.js';
import { readFlowchart, type Flowchart } from './read.js';

const names = ['standard', 'rich', 'servers', 'disable', 'undo', 'shared', 'unshare', 'access'];

describe('the path of a plan as Mermaid', function () {
  this.timeout(60_000);
  let plans: ReadonlyMap<string, Plan>;
  before(async () => {
    const samples = [...(await samplePlans())].map(([name, { plan }]) => [name, plan] as const);
    plans = new Map([...samples, ['access', await accessPlan()]]);
  });
  const get = (name: string): Plan => {
    const plan = plans.get(name);
    assert.ok(plan, name);
    return plan;
  };
  const read = (plan: Plan): Flowchart => readFlowchart(mermaidOf(plan).files[0]?.text ?? '');
  const marks = (chart: Flowchart, kind: string): readonly string[] =>
    [...chart.boxes].filter(([id]) => id.startsWith(kind)).map(([, { mark }]) => mark);

  for (const name of names) {
    it(`is as before, and Mermaid: ${name}`, () => {
      const plan = get(name);
      read(plan);
      assertGolden(`export/mermaid-${name}.mmd`, mermaidOf(plan).files[0]?.text ?? '');
    });
  }

  it('leads from the client to the control plane', () => {
    const chart = read(get('standard'));
    const next = (from: string): readonly string[] =>
      chart.arrows.filter((one) => one.from === from && one.shaft === '-->').map(({ to }) => to);
    const way = ['client1'];
    for (let at = 'client1'; next(at).length > 0; way.push(at)) [at = ''] = next(at);
    assert.deepEqual(way, ['client1', 'rule1', 'outbound1', 'inbound1', 'zone1', 'cluster1']);
    const direct = chart.arrows.filter(({ shaft }) => shaft === '==>');
    assert.deepEqual(
      direct.map(({ from, to }) => [from, to]),
      [['client1', 'cluster1']],
    );
  });

  it('marks what is new, what goes and what was there', () => {
    const made = read(get('standard'));
    assert.deepEqual(marks(made, 'inbound'), ['made']);
    assert.deepEqual(marks(made, 'client'), ['there']);
    const gone = read(get('disable'));
    assert.deepEqual(marks(gone, 'rule'), ['gone']);
    assert.deepEqual(marks(gone, 'inbound'), ['gone']);
    assert.deepEqual(marks(read(get('access')), 'cluster'), ['changed']);
  });

  it('shows the networks outside AWS', () => {
    const chart = read(get('servers'));
    const [servers] = chart.arrows.filter(({ from }) => from === 'servers1');
    assert.equal(servers?.to, 'inbound1');
  });

  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

  it(`keeps every text a text (SEED=${seed})`, () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 500; round += 1) {
      const lines = [hostileText(random), hostileText(random)];
      const text = flowchart({
        boxes: [{ id: 'rule1', lines, mark: 'made' }],
        arrows: [{ from: 'rule1', to: 'rule1', label: lines[0] ?? '', kind: 'asks' }],
      });
      const chart = readFlowchart(`%% x\n${text}`);
      const where = `SEED=${seed} round ${round}: ${JSON.stringify(lines)}`;
      assert.equal(chart.boxes.get('rule1')?.label, lines.map(visible).join('\n'), where);
      assert.equal(chart.arrows[0]?.label, visible(lines[0] ?? ''), where);
    }
  });

  it(`draws the same picture whatever things are called (SEED=${seed})`, () => {
    const random = seededRandom(seed);
    for (const plan of plans.values()) {
      const tame = read(plan);
      for (let round = 0; round < 20; round += 1) {
        const clusterName = hostileText(random);
        const steps = plan.steps.map((step) =>
          'name' in step.spec
            ? { ...step, spec: { ...step.spec, name: hostileText(random) } }
            : step,
        );
        const hostile = read({ ...plan, clusterName, steps });
        const where = `SEED=${seed} ${plan.verb} ${JSON.stringify(clusterName)}`;
        if (plan.verb !== 'access') {
          assert.deepEqual([...hostile.boxes.keys()], [...tame.boxes.keys()], where);
        }
        assert.deepEqual(hostile.arrows, tame.arrows, where);
      }
    }
  });
});

/** What can be seen of a text. */
function visible(text: string): string {
  return [...text.replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ').matchAll(/./gsu)]
    .map(([character]) => (/\p{C}/u.test(character) ? '?' : character))
    .join('');
}

async function accessPlan(): Promise<Plan> {
  const estate = await testEstate('post');
  try {
    const snapshot = await estate.snapshot('payments');
    const request = { clusterName: 'payments', change: 'disablePublic' } as const;
    const { plan } = planAccess(snapshot, request);
    assert.ok(plan);
    return plan;
  } finally {
    await estate.close();
  }
}
