import assert from 'node:assert/strict';
import { known } from '../../../src/core/model/fact.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { planningJson } from '../../../src/core/plan/planJson.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { costOf } from '../../../src/core/plan/prices.js';
import { planText } from '../../../src/core/plan/render.js';
import { planView } from '../../../src/webviews/host/planView.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const source = { call: 'test', at: 0 };

describe('what a plan knows of the account and the Region', () => {
  let estate: TestEstate;
  let post: Snapshot;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
  });
  after(() => estate.close());

  const plan = (over: Partial<Snapshot> = {}, request: Partial<EnableRequest> = {}): Planning =>
    planEnable(
      { ...post, ...over },
      { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')], ...request },
    );
  const said = ({ problems }: Planning): readonly string[] =>
    problems.map(({ severity, message }) => `${severity} ${message.key}`);

  it('reads the quotas that AWS holds the account to, the default where there is no other', async () => {
    assert.deepEqual(
      Object.entries(post.quotas).map(([code, fact]) => [code, fact.known && fact.value]),
      [
        ['L-4A669CC0', 4],
        ['L-D2FE9758', 6],
        ['L-51D8A1FB', 1000],
        ['L-94E19253', 2000],
      ],
    );
    const state = { ...(JSON.parse(await estate.dump()) as object), endpointQuota: 12 };
    const body = JSON.stringify({ state });
    await fetch(`${estate.endpoint}/_sandbox/reset`, { method: 'POST', body });
    assert.equal(await estate.aws.serviceQuota('L-4A669CC0', estate.signal), 12);
  });

  it('keeps each quota that the plan runs into, and names it', () => {
    for (const code of ['L-4A669CC0', 'L-D2FE9758', 'L-51D8A1FB', 'L-94E19253'] as const) {
      const planning = plan({ quotas: { ...post.quotas, [code]: known(0, source) } });
      assert.equal(planning.plan, undefined, code);
      assert.deepEqual(said(planning), ['blocker problem.quotaLive'], code);
      assert.match(text(planning.problems[0]?.message ?? assert.fail()), new RegExp(code));
    }
  });

  it('counts the entries of a security group that gets more', () => {
    const { securityGroupRules: rules } = post;
    assert.ok(rules.known);
    const entry = plan().plan?.steps.find(({ spec }) => spec.kind === 'authorizeSecurityGroup');
    assert.ok(entry?.spec.kind === 'authorizeSecurityGroup');
    const { groupId: group } = entry.spec;
    assert.ok(typeof group === 'string');
    const groupId = asId<never>(group);
    const others = rules.value.filter((rule) => rule.groupId !== groupId);
    const full = (count: number): Planning => {
      const entries = Array.from({ length: count }, (_, index) => ({
        id: asId<never>(`sgr-${index}`),
        groupId,
        direction: 'ingress' as const,
        protocol: 'tcp',
        fromPort: 22,
        toPort: 22,
        cidr: `10.9.${index}.0/24`,
        tags: {},
      }));
      return plan({ securityGroupRules: known([...others, ...entries], source) });
    };
    assert.deepEqual(said(full(59)), []);
    assert.deepEqual(said(full(60)), ['warning problem.groupEntries']);
    // More than the usual quota is proof of a higher one.
    assert.deepEqual(said(full(61)), []);
  });

  it('says that a VPC is in another Region, by its ARN and by a peering', () => {
    const far = asId<VpcId>('vpc-0fa7');
    const { peerings } = post;
    assert.ok(peerings.known);
    const [peering] = peerings.value;
    assert.ok(peering);
    const across = {
      ...peering,
      requesterVpcId: far,
      requesterRegion: 'eu-west-1',
    };
    const arn = asId<VpcId>('arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0fa7');
    for (const [over, vpcId] of [
      [{ peerings: known([...peerings.value, across], source) }, far],
      [{}, arn],
    ] as const) {
      const planning = plan(over, { clientVpcIds: [vpcId] });
      const [problem] = planning.problems.filter(({ severity }) => severity === 'blocker');
      assert.equal(problem?.message.key, 'problem.otherRegion');
      assert.equal(problem.message.args?.['other'], 'eu-west-1');
    }
    assert.deepEqual(
      plan({}, { clientVpcIds: [far] }).problems.map(({ message }) => message.key)[0],
      'problem.vpcNotFound',
    );
  });

  it('tells the price’s own Region, and what is not known of another one', () => {
    const made = plan().plan;
    assert.ok(made);
    const text = (one: Plan): string => planText(one, [], []);
    const form = (one: Plan): string =>
      planView(one, ({ key, args }) => `${key} ${JSON.stringify(args)}`).cost.source;
    assert.match(text(made), /List price of us-east-1, \d{4}-/);
    assert.equal(made.cost.priceNote, undefined);
    for (const [region, partition, key] of [
      ['eu-central-1', 'aws', 'cost.elsewhere'],
      ['cn-north-1', 'aws-cn', 'cost.unknown'],
      ['us-gov-west-1', 'aws-us-gov', 'cost.unknown'],
    ] as const) {
      const cost = costOf(0, 4, { region, partition });
      assert.equal(cost.priceNote?.key, key);
      const other = { ...made, cost };
      assert.match(text(other), new RegExp(region));
      assert.match(form(other), new RegExp(key));
      assert.match(
        JSON.stringify(planningJson({ verdicts: [], problems: [], plan: other })),
        new RegExp(`"priceNote":\\{"key":"${key}","args":\\{"region":"${region}"`),
      );
    }
  });
});
