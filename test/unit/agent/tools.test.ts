import assert from 'node:assert/strict';
import { callTool } from '../../../src/agent/callTool.js';
import { scopeOf } from '../../../src/agent/scope.js';
import { inputProblems } from '../../../src/agent/schema.js';
import { diagnoseTool } from '../../../src/agent/tools/diagnose.js';
import { listTool } from '../../../src/agent/tools/list.js';
import { planTool } from '../../../src/agent/tools/plan.js';
import { verdictTool } from '../../../src/agent/tools/verdict.js';
import { failed } from '../../../src/core/model/fact.js';
import { PortError } from '../../../src/core/model/portError.js';
import { message } from '../../../src/core/model/message.js';
import { bigClient, bigCluster, bigSnapshot } from '../../support/bigSnapshot.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';
import { fakeDesk } from './support.js';

const { signal } = new AbortController();
const held = postEstate();
const { clusterName } = target;

const invalid =
  (pattern: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof PortError);
    assert.equal(error.kind, 'invalid');
    assert.match(error.message, pattern);
    return true;
  };

describe('the input of a tool', () => {
  const wrong: readonly [input: unknown, what: RegExp][] = [
    [[], /must be an object/],
    ['x', /must be an object/],
    [{}, /cluster is required/],
    [{ cluster: '' }, /cluster must be a text/],
    [{ cluster: 7 }, /cluster must be a text/],
    [{ cluster: 'a', colour: 'red' }, /There is no colour; there are profile, region, cluster/],
    [{ cluster: 'a', __proto__: null, constructor: 'x' }, /There is no constructor/],
    [{ cluster: 'a', client_vpcs: 'vpc-1' }, /client_vpcs must be a list/],
    [{ cluster: 'a', client_vpcs: ['sg-1'] }, /client_vpcs must match/],
    [{ cluster: 'a', region: 'everywhere' }, /region must match/],
    [{ cluster: 'a', verb: 'destroy' }, /verb must be one of enable, disable/],
    [{ cluster: 'a', fix_vpc_dns: 'yes' }, /fix_vpc_dns must be true or false/],
  ];
  for (const [input, what] of wrong) {
    it(`is refused: ${JSON.stringify(input)}`, async () => {
      assert.match(inputProblems(planTool.inputSchema, input).join(' '), what);
      await assert.rejects(callTool(planTool, fakeDesk(held).desk, input, signal), invalid(what));
    });
  }

  it('that fits has no problems', () => {
    const input = { cluster: 'a', client_vpcs: ['vpc-0123'], fix_vpc_dns: false, verb: 'enable' };
    assert.deepEqual(inputProblems(planTool.inputSchema, input), []);
  });
});

describe('the scope of a tool', () => {
  const two = [{ name: 'dev', region: 'eu-west-1' }, { name: 'prod' }];
  const profiles = () => Promise.resolve(two);

  it('is the only profile and its Region, where nothing is named', async () => {
    assert.deepEqual(await scopeOf(fakeDesk(held).desk, {}), held.scope);
  });

  it('is asked for where several are meant, with their names', async () => {
    const { desk } = fakeDesk(held, { profiles });
    await assert.rejects(scopeOf(desk, {}), invalid(/dev, prod/));
    await assert.rejects(scopeOf(desk, { profile: 'prod' }), invalid(/names no Region/));
    const named = await scopeOf(desk, { profile: 'prod', region: 'us-east-1' });
    assert.deepEqual(named, { profile: 'prod', region: 'us-east-1' });
  });

  it('takes what is meant: the own Region of a profile before the last resort', async () => {
    const { desk } = fakeDesk(
      held,
      { profiles },
      { defaults: () => ({ lastRegion: 'us-west-2' }) },
    );
    assert.deepEqual(await scopeOf(desk, { profile: 'dev' }), {
      profile: 'dev',
      region: 'eu-west-1',
    });
    assert.deepEqual(await scopeOf(desk, { profile: 'prod' }), {
      profile: 'prod',
      region: 'us-west-2',
    });
    const told = { profile: 'dev', region: 'us-east-1' };
    const meant = fakeDesk(held, { profiles }, { defaults: () => told }).desk;
    assert.deepEqual(await scopeOf(meant, {}), told);
  });
});

describe('the tools that read', () => {
  it('list profiles where none is meant', async () => {
    const profiles = () =>
      Promise.resolve([{ name: 'dev', region: 'eu-west-1' }, { name: 'prod' }]);
    const { text, data } = await callTool(listTool, fakeDesk(held, { profiles }).desk, {}, signal);
    assert.match(text, /dev {2}eu-west-1\n {2}prod {2}no Region/);
    assert.equal((data['profiles'] as unknown[]).length, 2);
  });

  it('list what is known, and say what is not', async () => {
    const error = {
      kind: 'accessDenied',
      messageKey: 'error.aws.accessDenied',
      args: { caller: 'me', action: 'ec2:DescribeVpcs', region: 'eu-west-1' },
      help: message('help.runAgain'),
    } as const;
    const vpcs = failed(error, { call: 'ec2:DescribeVpcs', at: 0 });
    const { desk } = fakeDesk({ ...held, vpcs });
    const { text, data } = await callTool(listTool, desk, {}, signal);
    assert.match(text, new RegExp(`${clusterName}  ACTIVE`));
    assert.match(text, /VPCs: not known/);
    assert.match(text, /Not read: .*DescribeVpcs/);
    assert.equal(data['vpcs'], null);
    assert.equal((data['notRead'] as unknown[]).length, 1);
  });

  it('judge from outside and from each client VPC, or from those named', async () => {
    const { desk } = fakeDesk(held);
    const all = await callTool(verdictTool, desk, { cluster: clusterName }, signal);
    const froms = (all.data['verdicts'] as readonly { from: string }[]).map(({ from }) => from);
    assert.deepEqual(froms, ['outside AWS', clientVpcId]);
    const input = { cluster: clusterName, client_vpcs: [clientVpcId] };
    const one = await callTool(verdictTool, desk, input, signal);
    assert.deepEqual(one.data['verdicts'], [{ from: clientVpcId, necessity: 'needed' }]);
  });

  it('diagnose without asking live where that is not wanted', async () => {
    const live = (): never => assert.fail('asked live');
    const big = { ...bigSnapshot(4), identity: held.identity };
    const { desk, diagnosed } = fakeDesk(big, { live });
    const input = { cluster: bigCluster, client_vpcs: [bigClient], live: false };
    const { text, data } = await callTool(diagnoseTool, desk, input, signal);
    const [one] = data['diagnoses'] as readonly { outcome: string }[];
    assert.equal(one?.outcome, 'works');
    assert.deepEqual(diagnosed, [text]);
  });

  it('say why a cluster is not known', async () => {
    const { desk } = fakeDesk(held);
    const about = callTool(verdictTool, desk, { cluster: 'nobody' }, signal);
    await assert.rejects(about, (error) => error instanceof PortError);
  });
});

describe('the plan tool', () => {
  const input = { cluster: clusterName, client_vpcs: [clientVpcId] };

  it('keeps a plan that can be carried out, and says how', async () => {
    const { desk, kept } = fakeDesk(held);
    const { text, data } = await callTool(planTool, desk, input, signal);
    const [plan, other] = kept;
    assert.ok(plan && !other);
    assert.equal(data['planId'], plan.id);
    assert.ok(text.endsWith(`how to apply ${plan.id}\n`));
    assert.deepEqual(data['monthlyCost'], { before: 0, after: plan.cost.after });
  });

  it('keeps none that there is nothing to do for', async () => {
    const { desk, kept } = fakeDesk(held);
    const { data } = await callTool(planTool, desk, { ...input, verb: 'disable' }, signal);
    assert.equal(data['planId'], null);
    assert.deepEqual(kept, []);
  });

  it('plans with the names and tags of the settings', async () => {
    const style = () => ({ tags: { team: 'platform' } });
    const { desk, kept } = fakeDesk(held, {}, { style });
    await callTool(planTool, desk, input, signal);
    assert.match(JSON.stringify(kept[0]), /"team":"platform"/);
  });

  it('asks for what a verb cannot do without', async () => {
    const { desk } = fakeDesk(held);
    const asked = (more: object) =>
      callTool(planTool, desk, { cluster: clusterName, ...more }, signal);
    await assert.rejects(asked({}), invalid(/enable needs client_vpcs/));
    await assert.rejects(asked({ verb: 'access' }), invalid(/access needs change/));
    await assert.rejects(asked({ hub_vpc: 'vpc-1' }), invalid(/go with on_premises_dns/));
  });
});
