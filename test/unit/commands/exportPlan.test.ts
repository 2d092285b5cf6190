import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { PortError } from '../../../src/core/model/portError.js';
import { planFile } from '../../../src/core/plan/planJson.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';
import { context, fakeDeps, type Answers } from './fakes.js';

const scope = { profile: 'sandbox', region: 'us-east-1' };
const row = (name: string) => ({ kind: 'cluster', scope, name });
const payments = row('payments');
const invalid = (error: unknown): boolean => error instanceof PortError && error.kind === 'invalid';
const calledOff = (error: unknown): boolean =>
  error instanceof PortError && error.kind === 'cancelled';

describe('exporting a plan', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post', { endpointSeconds: 0.05 });
  });
  afterEach(() => estate.close());

  async function run(answers: Answers, argument?: unknown, rows?: unknown) {
    const held = await estate.snapshot('payments');
    const { deps, seen } = fakeDeps(held, answers, {
      read: (_scope, parts) => readParts(estate.read, held, parts, estate.signal),
    });
    await commands['eksPrivateDns.exportPlan'](deps)(context, argument, rows);
    return seen;
  }
  const enabled = async (): Promise<void> => {
    const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
    await applied(estate, planEnable(await estate.snapshot('payments'), request));
  };

  it('asks what the plan does, what enabling asks, and the format; opens it and offers to save it', async () => {
    const before = await estate.dump();
    const pick = ['Enable private DNS resolution', 'tools', 'AWS CLI, bash script'];
    const seen = await run({ pick }, payments);
    assert.deepEqual(seen.picks[0]?.labels, [
      'Enable private DNS resolution',
      'Disable private DNS resolution',
    ]);
    const [document] = seen.documents;
    assert.equal(document?.name, 'untitled (shellscript)');
    assert.match(document.content, /^#!\/usr\/bin\/env bash\n/);
    const said = seen.said.at(-1);
    assert.match(said?.text ?? '', /payments.*bash.*Needs the AWS CLI/);
    await said?.buttons[0]?.run();
    assert.equal(seen.documents[1]?.name, 'enable-private-dns-payments.sh');
    assert.equal(seen.documents[1].content, document.content);
    assert.equal(await estate.dump(), before);
  });

  it('reads what is there for the templates of what is taken away, and opens each file', async () => {
    await enabled();
    const pick = ['Disable private DNS resolution', 'CloudFormation'];
    const { documents, said } = await run({ pick }, payments);
    assert.deepEqual(
      documents.map(({ name }) => name),
      ['untitled (json)', 'untitled (yaml)'],
      'the template is in front',
    );
    const [list, template] = documents;
    for (const { id } of estate.world.resolverRules) assert.ok(list?.content.includes(id), id);
    assert.match(template?.content ?? '', /DeletionPolicy/);
    assert.match(said.at(-1)?.text ?? '', /create-change-set/);
  });

  it('from the palette also takes a plan out of a file; what the argument says is not asked', async () => {
    const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
    const plan = planFile(planEnable(await estate.snapshot('payments'), request), request);
    const pick = ['What a saved plan says…', 'Mermaid'];
    const fromFile = await run({ pick, files: [[plan]] });
    assert.deepEqual(fromFile.dialogs, ['Export a saved plan']);
    assert.match(fromFile.documents[0]?.content ?? '', /^flowchart /m);
    const given = await run({}, { plan, format: 'mermaid' });
    assert.deepEqual(given.picks, []);
    assert.deepEqual(given.documents, fromFile.documents);
    await assert.rejects(run({}, { plan: '{"plan":{}}', format: 'mermaid' }), invalid);
  });

  it('is called off where the user leaves, and says what is in the way of a plan', async () => {
    await assert.rejects(run({ pick: [] }, payments), calledOff);
    await assert.rejects(
      run({ pick: ['Enable private DNS resolution', 'tools'] }, payments),
      calledOff,
    );
    const words = { ...scope, clusterName: 'payments', verb: 'enable' };
    const own = estate.world.clusters[0]?.vpcConfig?.vpcId ?? '';
    const blocked = await run({ confirm: true }, { ...words, clientVpcIds: [own] });
    assert.deepEqual([blocked.documents, blocked.said[0]?.kind], [[], 'warn']);
    const nothing = await run({}, { ...words, verb: 'disable' });
    assert.deepEqual(nothing.documents, []);
    assert.equal(nothing.said.length, 1);
  });
});

describe('exporting for several clusters', function () {
  this.timeout(60_000);

  it('writes one plan to enable them, and one each to disable them', async () => {
    const estate = await testEstate('hub', { endpointSeconds: 0.05 });
    try {
      const names = ['checkout', 'catalogue'];
      const rows = names.map(row);
      const run = async (...pick: string[]) => {
        const { deps, seen } = fakeDeps(await estate.snapshot(...names), { pick });
        await commands['eksPrivateDns.exportPlan'](deps)(context, rows[0], rows);
        return seen.documents;
      };
      const on = await run('Enable private DNS resolution', 'tools', 'Mermaid');
      assert.equal(on.length, 1);
      for (const name of names) assert.ok(on[0]?.content.includes(name), name);
      await applied(
        estate,
        planEnable(await estate.snapshot(...names), {
          clusterName: 'checkout',
          furtherClusterNames: ['catalogue'],
          clientVpcIds: [estate.vpc('tools')],
        }),
      );
      const off = await run('Disable private DNS resolution', 'AWS CLI, PowerShell script');
      assert.equal(off.length, 2);
      for (const [at, name] of names.entries()) {
        assert.match(off[1 - at]?.content ?? '', new RegExp(`disable for ${name}`));
      }
    } finally {
      await estate.close();
    }
  });
});
