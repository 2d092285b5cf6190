import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import type { Operations } from '../../../src/ui/operations.js';
import { clusterTargetOf, selectedTarget, type ClusterTarget } from '../../../src/ui/target.js';
import { clientVpcId, postEstate, target, twoClusters } from '../webviews/support/postEstate.js';
import { context, fakeDeps } from './fakes.js';

const { scope } = target;
const row = (name: string, more: object = {}) => ({ kind: 'cluster', scope, name, ...more });
const payments = row('payments');
const storefront = row('storefront');
const both: ClusterTarget = {
  scope,
  clusterName: 'payments',
  furtherClusterNames: ['storefront'],
};

const calledOff = (error: unknown): boolean =>
  error instanceof PortError && error.kind === 'cancelled';

describe('several rows of the explorer', () => {
  it('are one target where they are clusters of one scope', () => {
    assert.deepEqual(selectedTarget([payments, storefront]), both);
    const vpc = { kind: 'vpc', scope, id: 'vpc-1' };
    assert.deepEqual(selectedTarget([payments, vpc, storefront, payments]), both);
  });

  it('are none where fewer than two are clusters', () => {
    for (const rows of [undefined, null, {}, [], [payments], [payments, { kind: 'cluster' }]]) {
      assert.equal(selectedTarget(rows), undefined);
    }
  });

  it('of several profiles or Regions are no target', () => {
    for (const other of [
      { ...scope, region: 'us-east-1' },
      { ...scope, profile: 'x' },
    ]) {
      assert.equal(selectedTarget([payments, row('b', { scope: other })]), 'manyScopes');
    }
  });

  it('can be named in plain words, too', () => {
    const words = { ...scope, clusterName: 'payments', furtherClusterNames: ['storefront'] };
    assert.deepEqual(clusterTargetOf(words), both);
  });
});

describe('enabling for several clusters', () => {
  it('opens one form for all', async () => {
    const { deps, seen } = fakeDeps(twoClusters());
    const enable = commands['eksPrivateDns.enable'](deps);
    await enable(context, payments, [payments, storefront]);
    await enable(context, storefront, [storefront]);
    assert.deepEqual(seen.opened, ['setup payments+storefront', 'setup storefront']);
  });

  for (const id of ['eksPrivateDns.enable', 'eksPrivateDns.enableQuick'] as const) {
    it(`${id} does nothing for clusters of several scopes, and says so`, async () => {
      const { deps, seen } = fakeDeps(twoClusters());
      const elsewhere = row('c', { scope: { ...scope, region: 'us-east-1' } });
      await assert.rejects(commands[id](deps)(context, payments, [payments, elsewhere]), calledOff);
      assert.match(seen.said[0]?.text ?? '', /several profiles or Regions/);
      assert.deepEqual([seen.opened, seen.picks, seen.confirmed], [[], [], []]);
    });
  }

  it('is planned, confirmed and applied as one by quick picks', async () => {
    const { deps, seen, applied } = applying({ confirm: true, pick: 'tools' });
    const quick = commands['eksPrivateDns.enableQuick'](deps);
    await quick(context, payments, [payments, storefront]);
    const [plan] = applied;
    assert.deepEqual(plan?.clientVpcIds, [clientVpcId]);
    assert.deepEqual(
      plan.furtherClusters?.map(({ name }) => name),
      ['storefront'],
    );
    assert.match(seen.confirmed[0]?.title ?? '', /payments, storefront/);
  });

  it('takes names and tags from the settings', async () => {
    const { deps, applied } = applying({ confirm: true, pick: 'tools' });
    const style = { nameTemplate: '{kind}-{cluster}', tags: { team: 'a' } };
    await commands['eksPrivateDns.enableQuick']({ ...deps, style: () => style })(context, payments);
    const spec = applied[0]?.steps.find(({ id }) => id === 'inbound-endpoint')?.spec;
    assert.ok(spec?.kind === 'createResolverEndpoint');
    assert.equal(spec.name, 'InboundEndpoint-payments');
    assert.equal(spec.tags['team'], 'a');
  });
});

describe('a network outside AWS by quick picks', () => {
  it('is asked for in two lines, and what to forward is said in the end', async () => {
    const lines = ['10.20.0.53, 10.20.1.53', '10.20.0.0/16'];
    const { deps, seen, applied } = applying({
      confirm: true,
      pick: 'A network outside AWS…',
      lines,
    });
    await commands['eksPrivateDns.enableQuick'](deps)(context, payments);
    const [plan] = applied;
    assert.ok(plan, JSON.stringify(seen.said));
    assert.deepEqual(plan.clientVpcIds, []);
    assert.match(JSON.stringify(plan.steps), /10\.20\.1\.53\/32/);
    assert.match(seen.said.at(-1)?.text ?? '', /forward \S+ to 192\.168\.64\.9, 192\.168\.96\.9/);
  });

  it('is called off where nothing is typed', async () => {
    const { deps, applied } = applying({ pick: 'A network outside AWS…', lines: [] });
    await assert.rejects(commands['eksPrivateDns.enableQuick'](deps)(context, payments), calledOff);
    assert.deepEqual(applied, []);
  });
});

describe('what a plan does only where it is asked to, by quick picks', () => {
  const quick = async (
    answers: Parameters<typeof fakeDeps>[1],
    estate: Snapshot,
  ): Promise<ReturnType<typeof applying>> => {
    const made = applying(answers, estate);
    await commands['eksPrivateDns.enableQuick'](made.deps)(context, payments);
    return made;
  };
  const withDnsOff = (): Snapshot => {
    const estate = twoClusters();
    const [id = ''] = Object.keys(estate.vpcDns);
    const off = { known: true, value: { dnsSupport: true, dnsHostnames: false } } as const;
    const source = { call: 'test', at: 0 };
    return { ...estate, vpcDns: { ...estate.vpcDns, [id]: { ...off, source } } };
  };

  it('begins with private access of a public-only cluster, when the user says so', async () => {
    const { applied, seen } = await quick({ confirm: true, pick: 'tools' }, postEstate('public'));
    assert.match(seen.confirmed[0]?.title ?? '', /no private access/);
    assert.match(seen.confirmed[0]?.detail ?? '', /^Account 123456789012/);
    assert.equal(applied[0]?.steps[0]?.spec.kind, 'updateClusterAccess');
    const refusing = quick({ confirm: false, pick: 'tools' }, postEstate('public'));
    await assert.rejects(refusing, calledOff);
  });

  it('turns on DNS attributes that are off, when the user says so', async () => {
    const { applied, seen } = await quick({ confirm: true, pick: 'tools' }, withDnsOff());
    assert.match(seen.confirmed[0]?.detail ?? '', /^Account 123456789012.*DNS host names are off/);
    assert.equal(applied[0]?.steps[0]?.spec.kind, 'modifyVpcDns');
    await assert.rejects(quick({ confirm: false, pick: 'tools' }, withDnsOff()), calledOff);
  });

  it('goes on without permissions only when the user insists', async () => {
    const { deps, seen } = applying({ confirm: true, pick: 'tools' }, postEstate());
    const asked: (boolean | undefined)[] = [];
    const operations: Operations = {
      ...deps.operations,
      applyPlan: (plan, hear, signal, options) => {
        asked.push(options?.evenIfNotRemovable);
        if (options?.evenIfNotRemovable) return deps.operations.applyPlan(plan, hear, signal);
        const args = { caller: 'me', actions: ['route53resolver:DeleteResolverRule'] };
        const help = { key: 'help.notRemovable', args } as const;
        const messageKey = 'problem.notRemovable';
        const error = { kind: 'accessDenied', messageKey, args, help } as const;
        const result = { planId: plan.id, states: {}, made: [], elapsedMs: 0, error };
        return Promise.resolve({ ...result, outcome: 'failed' as const });
      },
    };
    await commands['eksPrivateDns.enableQuick']({ ...deps, operations })(context, payments);
    assert.deepEqual(asked, [undefined, true]);
    assert.match(seen.confirmed.at(-1)?.title ?? '', /could not be removed/);
  });
});

/** Dependencies whose apply does every step at once. */
function applying(answers: Parameters<typeof fakeDeps>[1], estate: Snapshot = twoClusters()) {
  const applied: Plan[] = [];
  const outside = { destination: '0.0.0.0/0', target: 'vgw-1', state: 'active' } as const;
  const tables = estate.routeTables.known
    ? estate.routeTables.value.map((table) => ({ ...table, routes: [...table.routes, outside] }))
    : [];
  const held = {
    ...estate,
    routeTables: { ...estate.routeTables, value: tables },
  } as typeof estate;
  const applyPlan: Operations['applyPlan'] = (plan) => {
    applied.push(plan);
    const outputs = { addresses: ['192.168.64.9', '192.168.96.9'] };
    const done = { state: 'done', found: false, outputs } as const;
    const states = Object.fromEntries(plan.steps.map(({ id }) => [id, done]));
    const result: ApplyResult = {
      planId: plan.id,
      outcome: 'done',
      states,
      made: plan.steps.map(({ id }) => id),
      elapsedMs: 0,
    };
    return Promise.resolve(result);
  };
  return { ...fakeDeps(held, answers, { applyPlan }), applied };
}
