import assert from 'node:assert/strict';
import { cloudFormationOf } from '../../../../../src/core/export/cloudformation/cloudFormation.js';
import { asId, type VpcId } from '../../../../../src/core/model/ids.js';
import { message } from '../../../../../src/core/model/message.js';
import type { Plan, Step, StepSpec } from '../../../../../src/core/model/plan.js';
import { text } from '../../../../../src/core/model/text.js';
import { step } from '../../../../../src/core/plan/draft.js';
import { standardPlan } from '../support/standard.js';
import { readYaml } from './support/yaml.js';

const words = { title: message('reason.removeOurs'), reason: message('reason.removeOurs') };
const vpcId = asId<VpcId>('vpc-213d1004df012fdd4');
const dns: StepSpec = {
  kind: 'modifyVpcDns',
  vpcId,
  attribute: 'enableDnsSupport',
  value: true,
  former: false,
};
const arn = 'arn:aws:route53resolver:us-east-1:111122223333:resolver-endpoint/rslvr-in-1';

describe('stages of an export to CloudFormation', function () {
  this.timeout(60_000);
  let plan: Plan;
  before(async () => {
    plan = await standardPlan();
  });
  const stagesOf = (steps: readonly Step[]): readonly string[] => {
    const result = cloudFormationOf({ ...plan, steps });
    assert.ok('files' in result, JSON.stringify(result));
    return (result.files[0]?.notes ?? []).map(text).filter((note) => note.startsWith('Stage'));
  };
  const after = (id: string): readonly Step[] =>
    plan.steps.map((one) => ({ ...one, dependsOn: [...one.dependsOn, id] }));

  it('have what everything stands on before the stack, as a command', () => {
    const [first, second, ...rest] = stagesOf([step('vpc-dns', dns, words), ...after('vpc-dns')]);
    assert.match(
      first ?? '',
      /: aws ec2 modify-vpc-attribute --region us-east-1 --vpc-id vpc-213d1004df012fdd4 --enable-dns-support '\{"Value":true\}'$/,
    );
    assert.match(second ?? '', /^Stage 2: create the stack/);
    assert.deepEqual(rest, []);
  });

  it('have what needs the stack after it', () => {
    const tags = { 'it’s': '$(id) "x"' };
    const tag = step('tag', { kind: 'tagResolver', arn, tags }, words, ['rule']);
    const [first, second] = stagesOf([...plan.steps, tag]);
    assert.match(first ?? '', /^Stage 1: create the stack/);
    const quoted = `'[{"Key":"it’s","Value":"$(id) \\"x\\""}]'`;
    assert.ok(second?.endsWith(`--resource-arn ${arn} --tags ${quoted}`), second);
  });

  it('are refused where a stack would have to be cut in two', () => {
    const between = step('between', dns, words, ['rule']);
    const steps = plan.steps.map((one) =>
      one.spec.kind === 'associateResolverRule'
        ? { ...one, dependsOn: [...one.dependsOn, 'between'] }
        : one,
    );
    const result = cloudFormationOf({ ...plan, steps: [...steps, between] });
    assert.ok('refused' in result);
    assert.equal(result.refused[0]?.message.key, 'template.refused.order');
  });

  it('are refused where there is nothing for CloudFormation, with the commands', () => {
    const access: StepSpec = {
      kind: 'updateClusterAccess',
      clusterName: 'payments',
      change: { publicAccess: true, publicAccessCidrs: ['203.0.113.0/24'] },
      clientRequestToken: 'x',
    };
    const result = cloudFormationOf({ ...plan, steps: [step('access', access, words)] });
    assert.ok('refused' in result);
    const [problem] = result.refused;
    assert.equal(problem?.message.key, 'template.refused.nothing');
    assert.ok(
      text(problem.help).includes(
        `--resources-vpc-config '{"endpointPublicAccess":true,"publicAccessCidrs":["203.0.113.0/24"]}' && aws eks wait cluster-active`,
      ),
    );
    const empty = cloudFormationOf({ ...plan, steps: [] });
    assert.ok('refused' in empty);
  });

  it('change an existing rule to the addresses that the new endpoint is given', () => {
    const to: StepSpec = {
      kind: 'updateResolverRule',
      ruleId: 'rslvr-rr-1',
      name: 'x',
      endpointId: { step: 'outbound-endpoint', output: 'endpointId' },
      targets: { step: 'inbound-endpoint', output: 'addresses' },
      former: { endpointId: 'rslvr-out-1', targets: ['10.0.0.5'] },
    };
    const made = plan.steps.filter(
      ({ spec }) => spec.kind !== 'createResolverRule' && spec.kind !== 'associateResolverRule',
    );
    const update = step('update', to, words, ['inbound-endpoint', 'outbound-endpoint']);
    const [, second = ''] = stagesOf([...made, update]);
    assert.ok(second.includes(`'{"Ip":"'"$InboundEndpointAddress1"'","Port":53}'`), second);
    const result = cloudFormationOf({ ...plan, steps: [...made, update] });
    assert.ok('files' in result);
    assert.ok('Parameters' in (readYaml(result.files[0]?.text ?? '') as object));
  });

  it('keep the default egress where the plan does', () => {
    const steps = plan.steps.filter(({ spec }) => spec.kind !== 'revokeDefaultEgress');
    const result = cloudFormationOf({ ...plan, steps });
    assert.ok('files' in result);
    const yaml = result.files[0]?.text ?? '';
    assert.ok(!yaml.includes('SecurityGroupEgress:'));
    assert.ok(yaml.includes('Type: "AWS::EC2::SecurityGroupEgress"'));
  });

  it('admit nothing out of a group that loses its egress and gets none', () => {
    const steps = plan.steps.filter(({ id }) => id !== 'outbound-group-dns');
    const result = cloudFormationOf({ ...plan, steps });
    assert.ok('files' in result);
    assert.ok(result.files[0]?.text.includes('CidrIp: "127.0.0.1/32"'));
  });
});
