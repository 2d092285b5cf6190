import assert from 'node:assert/strict';
import { text } from '../../../src/core/model/text.js';
import { readSaved } from '../../../src/core/plan/savedPlan.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import {
  setupFromAppSchema,
  setupSavedSchema,
  setupToAppSchema,
  type SetupState,
} from '../../../src/webviews/contract/setup.js';
import {
  isFixedAddress,
  missingPlaces,
  notRanges,
  tagLines,
  tagsIn,
  wordsOf,
} from '../../../src/webviews/contract/setupFields.js';
import type { SetupRequest } from '../../../src/webviews/contract/setupForm.js';
import { enableRequest } from '../../../src/webviews/host/setupRequest.js';
import { planView } from '../../../src/webviews/host/planView.js';
import {
  targetKey,
  targetOf,
  targetView,
  type ClusterTarget,
} from '../../../src/webviews/host/target.js';
import {
  clientVpcId,
  clusterVpcId,
  postEstate,
  target,
  twoClusters,
} from './support/postEstate.js';
import { settle } from './support/quietLog.js';
import { SetupWorld } from './support/setupWorld.js';

const both: ClusterTarget = { ...target, furtherClusterNames: ['storefront'] };

/** A network outside AWS can only be served where a gateway leads out. */
const connected = () => {
  const estate = postEstate();
  const outside = { destination: '10.0.0.0/8', target: 'vgw-1', state: 'active' } as const;
  if (!estate.routeTables.known) return estate;
  const value = estate.routeTables.value.map((table) => ({
    ...table,
    routes: [...table.routes, outside],
  }));
  return { ...estate, routeTables: { ...estate.routeTables, value } };
};

const worldOf = (estate: () => ReturnType<typeof postEstate>): SetupWorld => {
  const world = new SetupWorld();
  world.estate = () => Promise.resolve(estate());
  return world;
};

const office: SetupRequest = {
  clientVpcIds: [],
  onPremises: { dnsServers: '10.20.0.53\n10.20.1.53', clientRanges: '10.20.0.0/16' },
};

describe('what is typed into the setup page', () => {
  it('is read word by word', () => {
    assert.deepEqual(wordsOf(' 10.0.0.1, 10.0.0.2;\n10.0.0.3 '), [
      '10.0.0.1',
      '10.0.0.2',
      '10.0.0.3',
    ]);
    assert.deepEqual(notRanges('10.0.0.53 10.0.0.0/16 2001:db8::/32 ::1'), []);
    const wrong = ['dns.corp', '10.0.0.256', '10.0.0.0/33', '10.0.0', 'beef'];
    assert.deepEqual(notRanges(wrong.join('\n')), wrong);
  });

  it('is a fixed address or nothing', () => {
    for (const good of ['', ' ', '192.168.64.10']) assert.ok(isFixedAddress(good));
    for (const bad of ['192.168.64.0/24', 'x', '1.2.3']) assert.ok(!isFixedAddress(bad));
  });

  it('is tags, and the lines that are none', () => {
    const read = tagsIn('team=platform\n\n  cost centre = a=b \nempty=\n=x\nno\nteam=again');
    assert.deepEqual(read.tags, { team: 'platform', 'cost centre': 'a=b', empty: '' });
    assert.deepEqual(read.wrong, ['=x', 'no', 'team=again']);
    assert.deepEqual(tagsIn(tagLines(read.tags)).tags, read.tags);
    assert.deepEqual(missingPlaces('{cluster}'), ['{kind}']);
  });

  it('is what the planner is asked for; empty fields ask for nothing', () => {
    const full: SetupRequest = {
      ...office,
      addressesPerEndpoint: 3,
      pinnedIps: { 'subnet-0a1': ' 192.168.64.10 ', 'subnet-0a2': '' },
      nameTemplate: '{kind}-{cluster}',
      tags: 'team=a',
    };
    assert.deepEqual(enableRequest(['payments', 'storefront'], full), {
      clusterName: 'payments',
      furtherClusterNames: ['storefront'],
      clientVpcIds: [],
      onPremises: { dnsServers: ['10.20.0.53', '10.20.1.53'], clientRanges: ['10.20.0.0/16'] },
      addressesPerEndpoint: 3,
      pinnedIps: { 'subnet-0a1': '192.168.64.10' },
      nameTemplate: '{kind}-{cluster}',
      tags: { team: 'a' },
    });
    const empty = { clientVpcIds: [], onPremises: { dnsServers: ' ', clientRanges: '' } };
    const asked = { clusterName: 'payments', clientVpcIds: [] };
    assert.deepEqual(enableRequest(['payments'], empty), asked);
  });

  it('counts before the settings do', () => {
    const style = { nameTemplate: '{cluster}-{kind}', tags: { team: 'settings' } };
    const request = { clientVpcIds: [clientVpcId] };
    const of = (more: Partial<SetupRequest>) =>
      enableRequest(['payments'], { ...request, ...more }, style);
    assert.equal(of({}).nameTemplate, '{cluster}-{kind}');
    assert.deepEqual(of({}).tags, { team: 'settings' });
    assert.deepEqual(of({ tags: 'team=page' }).tags, { team: 'page' });
    assert.equal(of({ tags: '' }).tags, undefined, 'emptied is none');
  });

  const hostile: readonly object[] = [
    { onPremises: { dnsServers: 'x'.repeat(5000), clientRanges: '' } },
    { onPremises: { dnsServers: '', clientRanges: '', shell: 'x' } },
    { onPremises: '10.0.0.53' },
    { addressesPerEndpoint: 4 },
    { pinnedIps: { 'subnet-1': 'x'.repeat(65) } },
    { pinnedIps: ['192.168.64.10'] },
    { tags: 'x'.repeat(20_001) },
    { nameTemplate: 7 },
  ];
  for (const more of hostile) {
    it(`is dropped as ${JSON.stringify(more).slice(0, 60)}`, () => {
      const change = { type: 'change', request: { clientVpcIds: [], ...more } };
      assert.ok(!receive(setupFromAppSchema, change).ok);
    });
  }
});

describe('the setup page for networks outside AWS', () => {
  it('plans an inbound endpoint, asks for no outbound one, and says what to forward', async () => {
    const controller = await worldOf(connected).shown(office);
    const { plan, form, problems } = controller.state();
    assert.ok(plan, JSON.stringify(problems));
    assert.equal(form?.inbounds.length, 1);
    assert.equal(form.outbound, undefined);
    assert.match(
      plan.forwards[0] ?? '',
      /forward \S+ to the addresses of the new inbound endpoint/,
    );
    assertPosts(controller.state());
  });

  it('says what cannot be used, and keeps what was typed', async () => {
    const typed = { dnsServers: 'dns.corp', clientRanges: '' };
    const controller = await worldOf(connected).shown({ clientVpcIds: [], onPremises: typed });
    const { plan, problems, request } = controller.state();
    assert.equal(plan, undefined);
    assert.match(problems[0]?.message ?? '', /dns\.corp is neither/);
    assert.deepEqual(request.onPremises, typed);
  });

  it('offers hubs that reach the cluster, and takes no other', async () => {
    const controller = await worldOf(connected).shown(office);
    assert.deepEqual(
      controller.state().form?.hubs.map(({ id }) => id),
      ['none', clientVpcId],
    );
    const through = (hubVpcId: string): SetupRequest => ({
      ...office,
      onPremises: { dnsServers: '10.20.0.53', clientRanges: '', hubVpcId },
    });
    controller.handle({ type: 'change', request: through(clientVpcId) });
    assert.equal(controller.state().request.onPremises?.hubVpcId, clientVpcId);
    assert.equal(controller.state().form?.outbound?.vpcs[0]?.id, clientVpcId);
    controller.handle({ type: 'change', request: through(clusterVpcId) });
    assert.equal(controller.state().request.onPremises?.hubVpcId, undefined);
  });

  it('names the addresses to forward to after the run', async () => {
    const world = worldOf(connected);
    const controller = await world.shown(office);
    controller.handle({ type: 'apply' });
    await settle();
    const { plan, end } = world.applying();
    const outputs = { addresses: ['192.168.64.9', '192.168.96.9'] };
    const done = { state: 'done', found: false, outputs } as const;
    const states = Object.fromEntries(plan.steps.map(({ id }) => [id, done]));
    end({ outcome: 'done', states, made: [] });
    await settle();
    const [line] = controller.state().run?.plan.forwards ?? [];
    assert.match(line ?? '', /forward \S+ to 192\.168\.64\.9, 192\.168\.96\.9\./);
    assert.deepEqual(planView(plan, text, states).forwards, [line]);
  });
});

describe('addresses, names and tags on the setup page', () => {
  const chosen: SetupRequest = { clientVpcIds: [clientVpcId] };

  it('offers a fixed address for every chosen subnet, and pins it', async () => {
    const controller = await new SetupWorld().shown(chosen);
    const pins = controller.state().form?.pins ?? [];
    const inbound = pins.filter(({ side }) => side === 'inbound').map(({ subnetId }) => subnetId);
    assert.equal(inbound.length, 2);
    assert.equal(pins.length, 4);
    const [first = ''] = inbound;
    const request = {
      ...chosen,
      inboundSubnetIds: inbound,
      pinnedIps: { [first]: '192.168.64.10', 'subnet-elsewhere': '10.0.0.9' },
    };
    controller.handle({ type: 'change', request });
    const state = controller.state();
    assert.deepEqual(state.request.pinnedIps, { [first]: '192.168.64.10' });
    assert.equal(
      state.form?.pins.find(({ subnetId }) => subnetId === first)?.value,
      '192.168.64.10',
    );
    assert.ok(state.plan, JSON.stringify(state.problems));
    assertPosts(state);
  });

  it('shows the settings until something else is typed', async () => {
    const world = new SetupWorld();
    world.style = { nameTemplate: '{kind} of {cluster}', tags: { team: 'a' } };
    const controller = await world.shown(chosen);
    assert.equal(controller.state().form?.nameTemplate, '{kind} of {cluster}');
    assert.equal(controller.state().form?.tags, 'team=a');
    controller.handle({ type: 'change', request: { ...chosen, tags: 'team=b\nnonsense' } });
    const { form, plan, problems } = controller.state();
    assert.equal(form?.tags, 'team=b\nnonsense', 'what was typed stays');
    assert.equal(plan, undefined);
    assert.match(problems[0]?.message ?? '', /nonsense/);
  });

  it('saves the plan with what was chosen, and hands the same on to be exported', async () => {
    const world = new SetupWorld();
    const controller = await world.shown({ ...chosen, addressesPerEndpoint: 3, tags: 'team=a' });
    controller.handle({ type: 'savePlan' });
    controller.handle({ type: 'exportPlan' });
    await settle();
    const [file] = world.saved;
    assert.equal(file?.name, 'payments.enable.plan.json');
    assert.deepEqual(world.exported, [file.content]);
    const { plan, request } = readSaved(JSON.parse(file.content));
    assert.equal(plan.id, controller.state().plan?.id);
    assert.ok(request?.verb === 'enable');
    assert.equal(request.request.addressesPerEndpoint, 3);
    assert.deepEqual(request.request.tags, { team: 'a' });
  });
});

describe('the setup page of several clusters', () => {
  it('shows all of them, with the verdicts and one plan for all', async () => {
    const controller = await worldOf(twoClusters).shown(undefined, both);
    const state = controller.state();
    assert.deepEqual(
      [state.cluster, ...state.furtherClusters].map((one) => one?.name),
      ['payments', 'storefront'],
    );
    assert.deepEqual(
      state.verdicts.map(({ from }) => from.split(',')[0]),
      ['payments', 'storefront'],
    );
    const rules = state.plan?.steps.filter(({ call }) => call.endsWith('CreateResolverRule'));
    assert.equal(rules?.length, 2, JSON.stringify(state.problems));
    assert.equal(state.form?.inbounds.length, 1, 'one cluster VPC, one endpoint');
    assertPosts(state);
  });

  it('verifies each', async () => {
    const world = worldOf(twoClusters);
    const controller = await world.shown(undefined, both);
    controller.handle({ type: 'verify' });
    controller.handle({ type: 'forwarders' });
    const further = 'forwarders payments+storefront';
    assert.deepEqual(world.opened, ['checks payments', 'checks storefront', further]);
  });

  it('has a panel by all names in any order, and comes back after a reload', () => {
    const other = { ...target, clusterName: 'storefront', furtherClusterNames: ['payments'] };
    assert.equal(targetKey(both), targetKey(other));
    assert.notEqual(targetKey(both), targetKey(target));
    const saved = receive(setupSavedSchema, { target: targetView(both), request: office });
    assert.ok(saved.ok);
    assert.deepEqual(targetOf(saved.message.target), both);
    assert.deepEqual(saved.message.request, office);
  });
});

/** The page takes what the host posts. */
function assertPosts(state: SetupState): void {
  const received = receive(setupToAppSchema, { type: 'state', state });
  assert.ok(received.ok, JSON.stringify(received));
}
