import assert from 'node:assert/strict';
import type { LiveEvidence } from '../../../src/core/diagnose/live.js';
import { noLiveEvidence } from '../../../src/core/diagnose/live.js';
import type { ClientVantage } from '../../../src/core/diagnose/vantage.js';
import { each, inVpc, works } from '../core/diagnose/support/breaking.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import {
  topologyFromAppSchema,
  topologySavedSchema,
  topologyStateSchema,
} from '../../../src/webviews/contract/topology.js';
import { TopologyController } from '../../../src/webviews/host/topologyController.js';
import { vantageForm, vantageFrom } from '../../../src/webviews/host/vantageForm.js';
import { layoutOf } from '../../../src/webviews/apps/topology/layout.js';
import { next } from '../../../src/webviews/apps/topology/roving.js';
import { bigCluster } from '../../support/bigSnapshot.js';
import { accessDenied } from './support/errors.js';
import { rememberingLog, settle } from './support/quietLog.js';

const closed: Snapshot = {
  ...works,
  securityGroupRules: each(works.securityGroupRules, (one) =>
    one.id === 'sgr-0-4' ? { cidr: '10.99.0.0/16' } : {},
  ),
};
const target = { scope: works.scope, clusterName: bigCluster };

class World {
  snapshot: () => Promise<Snapshot> = () => Promise.resolve(works);
  live: (signal: AbortSignal) => Promise<LiveEvidence> = () => Promise.resolve(noLiveEvidence);
  readonly asked: unknown[] = [];
  readonly copied: string[] = [];
  readonly diagnosed: string[] = [];

  make(vantage: ClientVantage = inVpc): TopologyController {
    return new TopologyController(
      {
        diagnosis: (_target, vpcIds) => {
          this.asked.push(vpcIds);
          return this.snapshot();
        },
        live: (_scope, _about, signal) => this.live(signal),
        diagnosed: (told) => void this.diagnosed.push(told),
        explain: (one, from) => this.asked.push(['explain', one.clusterName, from.kind]),
        fix: (one, fix, from) => this.asked.push(['fix', one.clusterName, fix.kind, from.kind]),
        clock: { now: () => 1_790_000_000_000 },
        render: text,
        clipboard: (copy) => {
          this.copied.push(copy);
          return Promise.resolve();
        },
        log: rememberingLog(),
      },
      target,
      vantage,
    );
  }

  async shown(vantage?: ClientVantage): Promise<TopologyController> {
    const controller = this.make(vantage);
    controller.handle({ type: 'ready' });
    await settle();
    return controller;
  }
}

describe('topology page', () => {
  it('shows the ways with titles, and posts a state that the page takes', async () => {
    const state = (await new World().shown()).state();
    assert.deepEqual(
      state.lanes.map(({ title }) => title),
      [
        'The way of the name',
        'The way of a connection to 10.0.0.100, TCP 443',
        'The way of a connection to 10.0.0.101, TCP 443',
      ],
    );
    assert.equal(state.lanes[0]?.nodes[0]?.title, 'Client');
    assert.equal(state.tone, 'good');
    const posted: unknown = structuredClone(state);
    assert.ok(receive(topologyStateSchema, posted).ok);
    assert.ok(Object.keys(state.texts).every((key) => !/^page\.(setup|checks)\./.test(key)));
  });

  it('shows what is computed while it asks, and then what was seen', async () => {
    const world = new World();
    let answer: ((live: LiveEvidence) => void) | undefined;
    world.live = () => new Promise((resolve) => (answer = resolve));
    const controller = await world.shown();
    const before = controller.state();
    assert.equal(before.asking, true);
    assert.equal(before.lanes[1]?.nodes.at(-1)?.proven, false);
    const connection = {
      vantageId: 'vpc:vpc-1',
      address: '10.0.0.100',
      outcome: 'refused',
    } as const;
    answer?.({ answers: [], connections: [connection] });
    await settle();
    const after = controller.state();
    assert.equal(after.asking, false);
    const there = after.lanes[1]?.nodes.find(({ title }) => title === 'Control plane');
    assert.deepEqual([there?.outcome, there?.proven], ['drop', true]);
    assert.match(after.lanes[1]?.proof ?? '', /refused/);
  });

  it('leads to the plan that mends a finding, and to the explanation', async () => {
    const world = new World();
    world.snapshot = () => Promise.resolve(closed);
    const controller = await world.shown();
    const { findings, lanes, tone } = controller.state();
    assert.equal(tone, 'bad');
    assert.deepEqual([findings[0]?.mode, findings[0]?.fix], ['F29', 'enable']);
    const group = lanes[1]?.nodes.find(({ findings: some }) => some.includes('0'));
    assert.equal(group?.outcome, 'drop');
    controller.handle({ type: 'fix', id: '0' });
    controller.handle({ type: 'fix', id: '77' });
    controller.handle({ type: 'explain' });
    assert.deepEqual(world.asked.slice(1), [
      ['fix', bigCluster, 'enable', 'vpc'],
      ['explain', bigCluster, 'vpc'],
    ]);
  });

  it('keeps what it found for a report of a problem, with what was seen once it is', async () => {
    const world = new World();
    world.snapshot = () => Promise.resolve(closed);
    await world.shown();
    assert.equal(world.diagnosed.length, 2);
    for (const told of world.diagnosed) assert.match(told, /^# payments .*\n\n[\s\S]*### F29: /);
  });

  it('copies itself as Markdown and as Mermaid', async () => {
    const world = new World();
    const controller = await world.shown();
    controller.handle({ type: 'copyMarkdown' });
    controller.handle({ type: 'copyMermaid' });
    assert.match(world.copied[0] ?? '', /^## Topology: payments\n/);
    assert.match(world.copied[1] ?? '', /^flowchart TB\n/);
  });

  it('says what could not be read, and that a cluster could not', async () => {
    const world = new World();
    world.snapshot = () => Promise.reject(accessDenied('eks:DescribeCluster'));
    const controller = await world.shown();
    assert.ok(controller.state().failure);
    assert.deepEqual(controller.state().lanes, []);
    world.snapshot = () => Promise.resolve({ ...works, clusters: {} });
    controller.handle({ type: 'again' });
    await settle();
    assert.deepEqual(controller.state().lanes, []);
  });

  it('looks from elsewhere, and not at all once it is closed', async () => {
    const world = new World();
    const controller = await world.shown();
    controller.look({ kind: 'public' });
    await settle();
    assert.equal(controller.state().vantage.kind, 'public');
    assert.deepEqual(world.asked, [['vpc-1'], []]);
    controller.dispose();
    controller.look(inVpc);
    await settle();
    assert.equal(world.asked.length, 2);
  });

  it('keeps what was computed where asking is cancelled', async () => {
    const world = new World();
    world.live = (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(noLiveEvidence));
      });
    const controller = await world.shown();
    controller.handle({ type: 'cancel' });
    await settle();
    assert.equal(controller.state().asking, false);
    assert.equal(controller.state().lanes.length, 3);
  });
});

describe('what a topology page sends and saves', () => {
  it('brings every vantage back after a reload', () => {
    const outside = { kind: 'onPremises', dnsServers: ['10.1.1.1'], clientCidrs: [] } as const;
    for (const vantage of [inVpc, outside, { kind: 'public' } as const]) {
      const saved: unknown = structuredClone({
        target: { profile: 'p', region: 'r', clusterName: 'c' },
        vantage: vantageForm(vantage),
      });
      const received = receive(topologySavedSchema, saved);
      assert.ok(received.ok);
      assert.deepEqual(vantageFrom(received.message.vantage), vantage);
    }
  });

  it('drops what it does not know', () => {
    for (const raw of [{ type: 'fix' }, { type: 'apply' }, { type: 'ready', more: 1 }, null]) {
      assert.equal(receive(topologyFromAppSchema, raw).ok, false);
    }
  });
});

describe('keys among the stations', () => {
  const grid = { counts: [14, 9], room: 840 };

  it('go along the way, by rows, and from lane to lane', () => {
    assert.equal(layoutOf(14, grid.room).columns, 4);
    const from = (key: string, lane: number, node: number) => next(key, { lane, node }, grid);
    assert.deepEqual(from('ArrowRight', 0, 3), { lane: 0, node: 4 });
    assert.deepEqual(from('ArrowRight', 0, 13), { lane: 0, node: 13 });
    assert.deepEqual(from('ArrowLeft', 0, 0), { lane: 0, node: 0 });
    assert.deepEqual(from('ArrowDown', 0, 1), { lane: 0, node: 5 });
    assert.deepEqual(from('ArrowDown', 0, 11), { lane: 0, node: 13 });
    assert.deepEqual(from('ArrowDown', 0, 13), { lane: 1, node: 1 });
    assert.deepEqual(from('ArrowUp', 1, 2), { lane: 0, node: 13 });
    assert.deepEqual(from('ArrowDown', 1, 8), { lane: 1, node: 8 });
    assert.deepEqual(from('End', 1, 0), { lane: 1, node: 8 });
    assert.deepEqual(from('Home', 1, 5), { lane: 1, node: 0 });
    assert.equal(from('a', 0, 0), undefined);
  });

  it('have one column in a room narrower than a station', () => {
    assert.equal(layoutOf(3, 20).columns, 1);
    assert.deepEqual(next('ArrowDown', { lane: 0, node: 0 }, { counts: [3], room: 20 }), {
      lane: 0,
      node: 1,
    });
  });
});
