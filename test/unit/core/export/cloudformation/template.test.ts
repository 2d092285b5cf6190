import assert from 'node:assert/strict';
import { cloudFormationOf } from '../../../../../src/core/export/cloudformation/cloudFormation.js';
import {
  isList,
  referredTo,
  type Value,
} from '../../../../../src/core/export/cloudformation/template.js';
import { text } from '../../../../../src/core/model/text.js';
import { assertGolden } from '../../../../support/golden.js';
import { samplePlans, type Sample } from './support/plans.js';
import { complaints, schemaOf } from './support/schemas.js';
import { shown } from './support/shown.js';
import { readYaml, textOf } from './support/yaml.js';

type Mapping = { readonly [key: string]: Value };

const names = ['standard', 'rich', 'servers', 'disable', 'undo', 'shared', 'unshare'];

describe('a plan as a CloudFormation template', function () {
  this.timeout(60_000);
  let samples: ReadonlyMap<string, Sample>;
  before(async () => {
    samples = await samplePlans();
  });

  const get = (name: string): Sample => {
    const sample = samples.get(name);
    assert.ok(sample, name);
    return sample;
  };
  const filesOf = (name: string) => {
    const { plan, live } = get(name);
    const result = cloudFormationOf(plan, { live });
    assert.ok('files' in result, shown(result));
    return result.files;
  };
  const templatesOf = (name: string): readonly Mapping[] =>
    filesOf(name)
      .filter(({ language }) => language === 'yaml')
      .map((file) => readYaml(file.text) as Mapping);
  const resourcesOf = (template: Mapping | undefined): readonly [string, Mapping][] =>
    Object.entries((template?.Resources ?? {}) as Mapping) as [string, Mapping][];
  const typed = (name: string, type: string): readonly Mapping[] =>
    templatesOf(name)
      .flatMap(resourcesOf)
      .filter(([, one]) => one.Type === type)
      .map(([, one]) => one.Properties as Mapping);

  for (const name of names) {
    it(`is as before: ${name}`, () => {
      const { plan, live } = get(name);
      assertGolden(`export/cloudformation-${name}.txt`, shown(cloudFormationOf(plan, { live })));
    });

    it(`keeps to the published schemas: ${name}`, () => {
      const templates = templatesOf(name);
      assert.ok(templates.length > 0);
      for (const [id, resource] of templates.flatMap(resourcesOf)) {
        assert.match(id, /^[A-Za-z0-9]{1,255}$/);
        const found = complaints(textOf(resource.Type), resource.Properties ?? {});
        assert.deepEqual(found, [], `${id}: ${JSON.stringify(resource)}`);
      }
    });

    it(`refers to what is there, without a circle: ${name}`, () => {
      for (const template of templatesOf(name)) {
        const resources = new Map(resourcesOf(template));
        const parameters = Object.keys((template.Parameters ?? {}) as Mapping);
        const done = new Set<string>();
        const needs = ({ Properties, DependsOn }: Mapping): readonly string[] => [
          ...referredTo(Properties ?? {}).filter((id) => !parameters.includes(id)),
          ...(isList(DependsOn ?? []) ? ((DependsOn as readonly string[] | undefined) ?? []) : []),
        ];
        for (const [id, one] of resources) {
          for (const need of needs(one)) assert.ok(resources.has(need), `${id} needs ${need}`);
        }
        for (let at = 0; at < resources.size; at += 1) {
          for (const [id, one] of resources) {
            if (needs(one).every((need) => done.has(need))) done.add(id);
          }
        }
        assert.equal(done.size, resources.size);
      }
    });
  }

  it('does every step of the plan: in a resource, or by a command in the notes', () => {
    for (const name of names) {
      const { plan } = get(name);
      const [first] = filesOf(name);
      const notes = (first?.notes ?? []).map(text).join('\n');
      const kinds = templatesOf(name).flatMap(resourcesOf).length;
      const commands = plan.steps.filter(({ title }) => notes.includes(text(title))).length;
      const within = plan.steps.filter(({ spec }) => spec.kind === 'revokeDefaultEgress').length;
      const entries = plan.steps.reduce((sum, { spec }) => {
        if (spec.kind === 'authorizeSecurityGroup' && typeof spec.groupId !== 'string')
          return sum - 1;
        if (spec.kind === 'authorizeSecurityGroup') return sum + spec.permissions.length - 1;
        return spec.kind === 'revokeSecurityGroupRules' ? sum + spec.ruleIds.length - 1 : sum;
      }, 0);
      assert.equal(kinds + commands, plan.steps.length - within + entries, name);
    }
  });

  it('gives the rule the addresses that the inbound endpoint is made with', () => {
    const endpoints = typed('standard', 'AWS::Route53Resolver::ResolverEndpoint');
    const [inbound] = endpoints.filter(({ Direction }) => Direction === 'INBOUND');
    const [rule] = typed('standard', 'AWS::Route53Resolver::ResolverRule');
    const given = (inbound?.IpAddresses as readonly Mapping[]).map(({ Ip }) => Ip);
    const wanted = (rule?.TargetIps as readonly Mapping[]).map(({ Ip }) => Ip);
    assert.ok(given.length >= 2 && given.every((one) => one !== undefined));
    assert.deepEqual(wanted, given);
  });

  it('takes addresses that were chosen, and refuses what is none', () => {
    const { plan } = get('standard');
    const chosen = { 'inbound-endpoint': ['192.168.1.10', '192.168.130.10'] };
    const result = cloudFormationOf(plan, { inboundAddresses: chosen });
    assert.ok('files' in result);
    const [file] = result.files;
    const parameters = (readYaml(file?.text ?? '') as Mapping).Parameters as Mapping;
    const defaults = Object.values(parameters).map((one) => (one as Mapping).Default);
    assert.deepEqual(defaults, chosen['inbound-endpoint']);
    const wrong = cloudFormationOf(plan, { inboundAddresses: { 'inbound-endpoint': ['x'] } });
    assert.ok('refused' in wrong);
    assert.equal(wrong.refused[0]?.message.key, 'template.refused.address');
  });

  it('asks for no address where no rule needs one', () => {
    const [template] = templatesOf('servers');
    assert.ok(template);
    assert.ok(!('Parameters' in template));
    const keys = filesOf('servers')[0]?.notes.map(({ key }) => key) ?? [];
    assert.ok(keys.includes('template.note.addressesLater'));
  });

  it('is for one account and Region', () => {
    const [template] = templatesOf('standard');
    const rules = JSON.stringify(template?.Rules);
    assert.ok(rules.includes('{"Fn::Equals":[{"Ref":"AWS::AccountId"},"111122223333"]}'));
    assert.ok(rules.includes('{"Fn::Equals":[{"Ref":"AWS::Region"},"us-east-1"]}'));
  });

  it('admits 443 before it associates, and associates last', () => {
    const [template] = templatesOf('standard');
    const resources = resourcesOf(template);
    const after = new Map(
      resources.map(([id, one]) => [
        id,
        [...referredTo(one.Properties ?? {}), ...((one.DependsOn ?? []) as readonly string[])],
      ]),
    );
    const before = (id: string): Set<string> =>
      new Set((after.get(id) ?? []).flatMap((one) => [one, ...before(one)]));
    const [last] = resources.filter(([, { Type }]) => textOf(Type).endsWith('RuleAssociation'));
    assert.ok(last);
    const all = before(last[0]);
    for (const [id] of resources) assert.ok(id === last[0] || all.has(id), id);
  });

  it('leaves no group with the default egress that the plan takes away', () => {
    const [group] = typed('standard', 'AWS::EC2::SecurityGroup').filter(({ GroupName }) =>
      textOf(GroupName).endsWith('outbound'),
    );
    const egress = group?.SecurityGroupEgress as readonly Mapping[];
    assert.ok(egress.length > 0);
    for (const { FromPort, ToPort } of egress) assert.deepEqual([FromPort, ToPort], [53, 53]);
  });

  it('bears the tags that applying the plan would leave', () => {
    const { plan } = get('rich');
    const taggable = templatesOf('rich')
      .flatMap(resourcesOf)
      .filter(([, { Type }]) => 'Tags' in ((schemaOf(textOf(Type)).properties ?? {}) as Mapping));
    assert.ok(taggable.length > 4);
    for (const [id, { Properties }] of taggable) {
      const tags = (Properties as Mapping).Tags as readonly Mapping[];
      const held = new Map(tags.map(({ Key, Value: value }) => [Key, value]));
      assert.equal(held.get('eks-private-dns:managed-by'), 'eks-private-dns', id);
      assert.equal(held.get('eks-private-dns:plan'), plan.id, id);
      assert.equal(held.get('note'), 'a "quoted" one: #1\n- two', id);
    }
  });

  it('is one template for each account, and says what nobody can do by one', () => {
    const files = filesOf('shared');
    assert.equal(files.length, 2);
    const [, theirs] = templatesOf('shared');
    assert.deepEqual(
      resourcesOf(theirs).map(([, { Type }]) => Type),
      ['AWS::Route53Resolver::ResolverRuleAssociation'],
    );
    assert.ok(JSON.stringify(theirs?.Rules).includes('444455556666'));
    const keys = files[0]?.notes.map(({ key }) => key) ?? [];
    const stages = keys.filter((key) => /deploy|accept/.test(key));
    assert.deepEqual(stages, [
      'template.note.deploy',
      'template.note.accept',
      'template.note.deploy',
    ]);
  });

  it('imports by the published identifiers what is to be deleted, in an order that AWS takes', () => {
    const files = filesOf('disable');
    const list = JSON.parse(files[1]?.text ?? '[]') as readonly {
      readonly ResourceType: string;
      readonly LogicalResourceId: string;
      readonly ResourceIdentifier: Readonly<Record<string, string>>;
    }[];
    const [template] = templatesOf('disable');
    const resources = new Map(resourcesOf(template));
    assert.deepEqual(
      list.map(({ LogicalResourceId: id, ResourceType: type }) => [id, type]),
      [...resources].map(([id, { Type }]) => [id, Type]),
    );
    for (const { ResourceType: type, ResourceIdentifier: found } of list) {
      const ids = Object.keys(found).map((key) => `/properties/${key}`);
      assert.deepEqual(ids, schemaOf(type).primaryIdentifier, type);
    }
    for (const [, one] of resources) assert.equal(one.DeletionPolicy, 'Delete');
    const rank = (type: string): number =>
      ['RuleAssociation', 'ResolverRule', 'ResolverEndpoint'].findIndex((end) =>
        type.endsWith(end),
      );
    for (const [, { Type, DependsOn }] of resources) {
      // A stack deletes what depends before what it depends on.
      for (const id of (DependsOn ?? []) as readonly string[]) {
        const other = textOf(resources.get(id)?.Type);
        assert.ok(
          rank(other) === -1 || (rank(textOf(Type)) !== -1 && rank(textOf(Type)) < rank(other)),
          `${textOf(Type)} ${other}`,
        );
      }
    }
  });

  it('becomes commands where what is there is not known, and says so', () => {
    const { plan } = get('disable');
    const result = cloudFormationOf(plan);
    assert.ok('refused' in result);
    const [problem] = result.refused;
    assert.equal(problem?.message.key, 'template.refused.nothing');
    const help = text(problem.help);
    for (const { spec } of plan.steps) {
      if (spec.kind === 'deleteResolverEndpoint') assert.ok(help.includes(spec.endpointId));
    }
  });
});
