import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Verify {
  readonly right: boolean;
  readonly checks: readonly { readonly addresses: readonly string[]; readonly dig: string }[];
}

describe('cli, the main path against the sandbox', function () {
  this.timeout(30_000);
  let stage: Stage;
  let target: readonly string[];
  before(async () => {
    stage = await openStage();
    target = ['--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
  });
  after(() => stage.close());

  it('list shows clusters, VPCs, endpoints and rules', async () => {
    const { code, out, err } = await stage.cli(['list']);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.ok(out.includes(stage.cluster) && out.includes(stage.clusterVpc), out);
    const { out: json } = await stage.cli(['list', '--json']);
    const data = JSON.parse(json) as { clusterNames: string[]; endpoints: unknown[] };
    assert.deepEqual(data.clusterNames, [stage.cluster]);
    assert.deepEqual(data.endpoints, []);
  });

  it('verdict says that it is needed', async () => {
    const { code, out } = await stage.cli(['verdict', ...target, '--json']);
    assert.equal(code, 0);
    const { verdicts } = JSON.parse(out) as { verdicts: { necessity: string }[] };
    assert.deepEqual(
      verdicts.map(({ necessity }) => necessity),
      ['needed'],
    );
  });

  it('plan changes nothing and carries its IAM policy', async () => {
    const before = stage.contents();
    const { code, out } = await stage.cli(['plan', ...target, '--json']);
    assert.equal(code, 0);
    const { plan, policy } = JSON.parse(out) as { plan: { steps: unknown[] }; policy: object };
    assert.ok(plan.steps.length > 0);
    assert.ok('Statement' in policy);
    assert.deepEqual(stage.contents(), before);
  });

  it('a rule for the cluster’s own VPC is refused before anything is made', async () => {
    const before = stage.contents();
    const own = ['--cluster', stage.cluster, '--client-vpc', stage.clusterVpc];
    const { code, out } = await stage.cli(['enable', ...own, '--yes']);
    assert.equal(code, 3, out);
    assert.deepEqual(stage.contents(), before);
  });

  it('enable without --yes and without anybody to ask changes nothing', async () => {
    const before = stage.contents();
    const { code, err } = await stage.cli(['enable', ...target]);
    assert.equal(code, 2);
    assert.match(err, /--yes/);
    assert.deepEqual(stage.contents(), before);
  });

  it('enable that is not confirmed changes nothing', async () => {
    const before = stage.contents();
    const { code, err } = await stage.cli(['enable', ...target], { answer: 'n' });
    assert.equal(code, 130);
    assert.match(err, /Nothing was changed/);
    assert.deepEqual(stage.contents(), before);
  });

  it('enable, verify, enable again, disable, verify', async () => {
    const before = stage.contents();
    const wrong = await stage.cli(['verify', ...target, '--json']);
    assert.equal(wrong.code, 6);
    assert.equal((JSON.parse(wrong.out) as Verify).right, false);

    const made = await stage.cli(['enable', ...target], { answer: 'yes' });
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /To take it back: .* undo enable-/);

    for (const transport of [[], ['--tcp']]) {
      const right = await stage.cli(['verify', ...target, ...transport, '--json']);
      assert.equal(right.code, 0, right.out);
      const [check] = (JSON.parse(right.out) as Verify).checks;
      assert.deepEqual([...(check?.addresses ?? [])].sort(), ['192.168.109.77', '192.168.74.42']);
      assert.match(check?.dig ?? '', /ANSWER SECTION/);
    }

    const again = await stage.cli(['enable', ...target, '--yes', '--json']);
    assert.equal(again.code, 0, again.out);
    const { plan } = JSON.parse(again.out) as { plan: { steps: unknown[] } };
    assert.deepEqual(plan.steps, [], 'there is nothing left to do');

    const gone = await stage.cli(['disable', '--cluster', stage.cluster, '--yes']);
    assert.equal(gone.code, 0, gone.err);
    assert.deepEqual(stage.contents(), before);
    assert.equal((await stage.cli(['verify', ...target])).code, 6);
  });

  it('Ctrl-C in the middle: says what was made, and undo takes exactly that away', async () => {
    const before = stage.contents();
    const controller = new AbortController();
    const stopped = await stage.cli(['enable', ...target, '--yes'], {
      signal: controller.signal,
      watch: (text) => {
        if (text.includes('waiting  Create inbound endpoint')) controller.abort();
      },
    });
    assert.equal(stopped.code, 130, stopped.err);
    assert.match(stopped.err, /Changed before it ended:/);
    const plan = /undo (\S+)/.exec(stopped.err)?.[1] ?? '';
    assert.notDeepEqual(stage.contents(), before);

    const listed = await stage.cli(['undo']);
    assert.ok(listed.out.includes(plan) && listed.out.includes('cancelled'), listed.out);
    const reported = await stage.cli(['report']);
    assert.equal(reported.code, 0, reported.err);
    assert.match(reported.out, /^# .*report of the set-up\n\n\*\*It was cancelled/);
    assert.match(reported.out, /\| Create inbound endpoint .* \| stopped \| .*rslvr-in-/);
    assert.ok(reported.out.includes(`undo ${plan}`), reported.out);
    const undone = await stage.cli(['undo', plan, '--yes']);
    assert.equal(undone.code, 0, undone.err);
    assert.deepEqual(stage.contents(), before);
    const since = await stage.cli(['report', plan]);
    assert.match(since.out, /What it made was taken back on/);
    assert.match((await stage.cli(['report'])).out, /report of the undo/);
    assert.equal((await stage.cli(['report', 'enable-0'])).code, 1);
  });

  it('Ctrl-C in the middle: resume finishes, with one of each', async () => {
    const before = stage.contents();
    const controller = new AbortController();
    const stopped = await stage.cli(['enable', ...target, '--yes'], {
      signal: controller.signal,
      watch: (text) => {
        if (text.includes('begun    Create outbound endpoint')) controller.abort();
      },
    });
    assert.equal(stopped.code, 130, stopped.err);
    const plan = /resume (\S+)/.exec(stopped.err)?.[1] ?? '';
    const finished = await stage.cli(['resume', plan, '--yes']);
    assert.equal(finished.code, 0, finished.out + finished.err);
    const { world } = stage.sandbox;
    const count = (direction: string): number =>
      world.resolverEndpoints.filter((endpoint) => endpoint.direction === direction).length;
    assert.equal(count('INBOUND'), 1);
    assert.equal(count('OUTBOUND'), 1);
    assert.equal((await stage.cli(['verify', ...target])).code, 0);
    const gone = await stage.cli(['disable', '--cluster', stage.cluster, '--yes']);
    assert.equal(gone.code, 0, gone.out + gone.err);
    assert.deepEqual(stage.contents(), before);
  });

  it('drift says what somebody changed, repair mends it, and the undo of that gives it back', async () => {
    const cluster = ['--cluster', stage.cluster];
    assert.equal((await stage.cli(['enable', ...target, '--yes'])).code, 0);
    const none = await stage.cli(['drift', ...cluster]);
    assert.equal(none.code, 0, none.out + none.err);
    assert.match(none.out, /Nothing has drifted/);

    const [rule] = stage.sandbox.world.resolverRules;
    assert.ok(rule);
    rule.targets = [{ ip: '192.168.99.1', port: 53 }];
    const found = await stage.cli(['drift', ...cluster, '--json']);
    assert.equal(found.code, 8, found.out + found.err);
    const { items } = JSON.parse(found.out) as {
      items: { kind: string; evidence: { text: string }[] }[];
    };
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['rule'],
    );
    assert.match(
      items[0]?.evidence.map(({ text }) => text).join(' ') ?? '',
      /TargetIps is 192\.168\.99\.1/,
    );

    const planned = await stage.cli(['plan', 'repair', ...cluster]);
    assert.match(planned.out, /1\. Correct rule/);
    assert.deepEqual(rule.targets.length, 1, 'a plan changes nothing');
    const mended = await stage.cli(['repair', ...cluster, '--yes']);
    assert.equal(mended.code, 0, mended.out + mended.err);
    assert.equal((await stage.cli(['verify', ...target])).code, 0);
    assert.equal((await stage.cli(['drift', ...cluster])).code, 0);

    const plan = /undo (\S+)/.exec(mended.out)?.[1] ?? '';
    const undone = await stage.cli(['undo', plan, '--yes']);
    assert.equal(undone.code, 0, undone.err);
    assert.deepEqual(rule.targets, [{ ip: '192.168.99.1', port: 53 }]);
    assert.equal((await stage.cli(['disable', ...cluster, '--yes'])).code, 0);
  });

  it('verify from an address given by hand, and from one that is none', async () => {
    const vantage = stage.sandbox.vantages().find(({ vpcId }) => vpcId === stage.clusterVpc);
    const where = `${vantage?.address ?? ''}:${vantage?.port ?? 0}`;
    const asked = await stage.cli(['verify', '--cluster', stage.cluster, '--vantage', where]);
    assert.equal(asked.code, 0, asked.out + asked.err);
    const none = await stage.cli(['verify', '--cluster', stage.cluster, '--vantage', 'moon']);
    assert.equal(none.code, 2);
    assert.match(none.err, /There is no vantage moon/);
  });
});
