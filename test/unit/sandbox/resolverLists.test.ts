import assert from 'node:assert/strict';
import { endpoint, statusOf, type Made } from './resolverSupport.js';
import { Bench, vpcNamed } from './support.js';

describe('sandbox: what Resolver itself puts there', () => {
  it('is listed for every VPC and cannot be changed', async () => {
    const bench = new Bench();
    const id = 'rslvr-autodefined-rr-internet-resolver';
    const rules = (await bench.resolver('ListResolverRules')).output['ResolverRules'] as Made[];
    assert.deepEqual(
      rules.map(({ Id }) => Id),
      [id],
    );
    const { output } = await bench.resolver('ListResolverRuleAssociations');
    const associations = output['ResolverRuleAssociations'] as Made[];
    assert.deepEqual(
      associations.map(({ Id }) => Id),
      bench.world.vpcs.map(({ vpcId }) => `rslvr-autodefined-assoc-${vpcId}-internet-resolver`),
    );
    const VPCId = vpcNamed(bench.world, 'tools');
    const off = await bench.resolver('DisassociateResolverRule', { ResolverRuleId: id, VPCId });
    assert.match(off.error, /\[RSLVR-00713\]/);
    const tagged = await bench.resolver('ListTagsForResource', { ResourceArn: rules[0]?.Arn });
    assert.match(tagged.error, /\[RSLVR-00903\]/);
  });
});

describe('sandbox: Resolver lists', () => {
  it('page, filter in both spellings, and refuse what they do not know', async () => {
    const bench = new Bench('shapes');
    const ids = async (input: Record<string, unknown>) => {
      const { output, error } = await bench.resolver('ListResolverEndpoints', input);
      assert.equal(error, '');
      return (output['ResolverEndpoints'] as Made[]).map(({ Id }) => Id);
    };
    const all = await ids({});
    assert.equal(all.length, 2);
    const inbound = await ids({ Filters: [{ Name: 'Direction', Values: ['INBOUND'] }] });
    const host = [vpcNamed(bench.world, 'billing')];
    assert.deepEqual(await ids({ Filters: [{ Name: 'HOST_VPC_ID', Values: host }] }), inbound);
    assert.deepEqual(await ids({ Filters: [{ Name: 'HostVPCId', Values: host }] }), inbound);

    const first = await bench.resolver('ListResolverEndpoints', { MaxResults: 1 });
    const token = first.output['NextToken'];
    assert.deepEqual(await ids({ MaxResults: 1, NextToken: token }), all.slice(1));
    const wrong = async (input: Record<string, unknown>) =>
      (await bench.resolver('ListResolverEndpoints', input)).error;
    assert.match(await wrong({ NextToken: 'x' }), /^InvalidNextTokenException/);
    assert.match(await wrong({ MaxResults: 101 }), /^ValidationException/);
    assert.match(await wrong({ MaxResults: 0 }), /^ValidationException/);
    assert.match(
      await wrong({ Filters: [{ Name: 'Colour', Values: ['red'] }] }),
      /^InvalidParameterException: The filter 'Colour' is invalid/,
    );
    const other = await bench.resolver('ListResolverRules', { NextToken: token });
    assert.match(other.error, /^InvalidNextTokenException/);
  });

  it('may lag a moment behind a create that Get already shows', async () => {
    const bench = new Bench();
    const { Id } = await endpoint(bench, 'tools', 'OUTBOUND');
    const listed = async () =>
      ((await bench.resolver('ListResolverEndpoints')).output['ResolverEndpoints'] as Made[])
        .length;
    assert.equal(await statusOf(bench, Id), 'CREATING');
    assert.equal(await listed(), 0);
    bench.clock.advance(300);
    assert.equal(await listed(), 1);
  });

  it('are throttled beyond 5 calls a second, all operations together', async () => {
    const bench = new Bench('post', true);
    const operations = ['ListResolverRules', 'ListResolverEndpoints'];
    const burst = async (count: number) => {
      const errors: string[] = [];
      for (let index = 0; index < count; index += 1) {
        errors.push((await bench.resolver(operations[index % 2] ?? '')).error);
      }
      return errors;
    };
    assert.deepEqual(await burst(5), ['', '', '', '', '']);
    assert.deepEqual(await burst(1), ['ThrottlingException: Rate exceeded']);
    bench.clock.advance(400);
    assert.deepEqual(await burst(3), ['', '', 'ThrottlingException: Rate exceeded']);
    assert.equal((await bench.ec2('DescribeVpcs')).status, 200, 'other services are not touched');
  });
});
