import assert from 'node:assert/strict';
import {
  made,
  endpoint,
  endpointInput,
  solution,
  clusterHost,
  type Made,
} from './resolverSupport.js';
import { Bench, vpcNamed } from './support.js';

describe('sandbox: Resolver rules', () => {
  it('wait for a working outbound endpoint, and refuse an inbound one', async () => {
    const bench = new Bench();
    const inbound = await endpoint(bench, 'eks-worker', 'INBOUND');
    const outbound = await endpoint(bench, 'tools', 'OUTBOUND');
    const create = async (id: string) =>
      bench.resolver('CreateResolverRule', {
        CreatorRequestId: `r-${id}`,
        RuleType: 'FORWARD',
        DomainName: 'a.example.',
        TargetIps: [{ Ip: '192.168.64.10' }],
        ResolverEndpointId: id,
      });
    assert.match((await create(outbound.Id)).error, /^ResourceUnavailableException/);
    assert.match((await create(inbound.Id)).error, /^InvalidRequestException: .*OUTBOUND/);
    assert.match((await create('rslvr-out-none')).error, /^ResourceNotFoundException/);
    bench.clock.advance(50_000);
    const { output } = await create(outbound.Id);
    const rule = output['ResolverRule'] as Record<string, unknown>;
    assert.equal(rule['Status'], 'COMPLETE');
    assert.equal(rule['DomainName'], 'a.example.');
    assert.deepEqual(rule['TargetIps'], [{ Ip: '192.168.64.10', Port: 53, Protocol: 'Do53' }]);
  });

  it('name the protocol of each target where the endpoint has several', async () => {
    const bench = new Bench();
    const outbound = await made(bench, 'CreateResolverEndpoint', 'ResolverEndpoint', {
      ...endpointInput(bench, 'tools', 'OUTBOUND', { Protocols: ['Do53', 'DoH'] }),
    });
    bench.clock.advance(60_000);
    const rule = (...TargetIps: object[]) => ({
      CreatorRequestId: JSON.stringify(TargetIps),
      RuleType: 'FORWARD',
      DomainName: 'a.example.',
      TargetIps,
      ResolverEndpointId: outbound.Id,
    });
    const plain = { Ip: '192.168.64.10' };
    const named = { Ip: '192.168.64.11', Protocol: 'Do53' };
    const several = /^InvalidRequestException: \[RSLVR-00726\] Endpoint has more than 1 protocol/;
    assert.match((await bench.resolver('CreateResolverRule', rule(named, plain))).error, several);
    const { Id } = await made(bench, 'CreateResolverRule', 'ResolverRule', rule(named));
    bench.clock.advance(60_000);
    const change = async (...TargetIps: object[]) =>
      (await bench.resolver('UpdateResolverRule', { ResolverRuleId: Id, Config: { TargetIps } }))
        .error;
    assert.match(await change(plain), several);
    assert.match(await change({ ...plain, Protocol: 'DoH-FIPS' }), /does not have protocol/);
    assert.equal(await change({ ...plain, Protocol: 'Do53' }), '');
  });

  it('tell names in lower case with the dot, and are found that way', async () => {
    const { bench, rule } = await solution();
    bench.clock.advance(1000);
    const list = async (value: string) =>
      (
        (
          await bench.resolver('ListResolverRules', {
            Filters: [{ Name: 'DomainName', Values: [value] }],
          })
        ).output['ResolverRules'] as Made[]
      ).map(({ Id }) => Id);
    assert.deepEqual(await list(`${clusterHost.toLowerCase()}.`), [rule.Id]);
    assert.deepEqual(await list(clusterHost.toLowerCase()), []);
  });

  it('act on a VPC 15 s after they are associated, and end when told', async () => {
    const { bench, rule } = await solution();
    const pair = { ResolverRuleId: rule.Id, VPCId: vpcNamed(bench.world, 'tools') };
    const association = await made(bench, 'AssociateResolverRule', 'ResolverRuleAssociation', pair);
    const status = async () => {
      const { output, error } = await bench.resolver('GetResolverRuleAssociation', {
        ResolverRuleAssociationId: association.Id,
      });
      return error === ''
        ? (output['ResolverRuleAssociation'] as Made).Status
        : error.split(':')[0];
    };
    assert.equal(await status(), 'CREATING');
    bench.clock.advance(15_000);
    assert.equal(await status(), 'COMPLETE');
    assert.match(
      (await bench.resolver('AssociateResolverRule', pair)).error,
      /^ResourceExistsException/,
    );
    await bench.resolver('DisassociateResolverRule', pair);
    assert.equal(await status(), 'DELETING');
    bench.clock.advance(10_000);
    assert.equal(await status(), 'ResourceNotFoundException');
  });

  it('are refused where they would loop, or meet another rule for the name', async () => {
    const { bench, rule, outbound } = await solution();
    const associate = async (ruleId: string, vpc: string) =>
      bench.resolver('AssociateResolverRule', {
        ResolverRuleId: ruleId,
        VPCId: vpcNamed(bench.world, vpc),
      });
    assert.match(
      (await associate(rule.Id, 'eks-worker')).error,
      /^InvalidRequestException: \[RSLVR-00804\]/,
    );
    assert.equal((await associate(rule.Id, 'tools')).error, '');
    const other = await made(bench, 'CreateResolverRule', 'ResolverRule', {
      CreatorRequestId: 'other',
      RuleType: 'FORWARD',
      DomainName: clusterHost,
      TargetIps: [{ Ip: '10.9.9.9' }],
      ResolverEndpointId: outbound.Id,
    });
    const { error } = await associate(other.Id, 'tools');
    assert.ok(error.startsWith('InvalidRequestException: [RSLVR-00802]'));
    assert.ok(error.includes(rule.Id), error);
  });

  it('must go in order: association, rule, endpoint, group', async () => {
    const { bench, rule, outbound } = await solution();
    const pair = { ResolverRuleId: rule.Id, VPCId: vpcNamed(bench.world, 'tools') };
    await bench.resolver('AssociateResolverRule', pair);
    const deleteRule = async () =>
      (await bench.resolver('DeleteResolverRule', { ResolverRuleId: rule.Id })).error;
    const deleteEndpoint = async () =>
      (await bench.resolver('DeleteResolverEndpoint', { ResolverEndpointId: outbound.Id })).error;
    assert.equal(
      await deleteRule(),
      'ResourceInUseException: Please disassociate this resolver rule from VPC first before deleting',
    );
    const held = await deleteEndpoint();
    assert.ok(
      held.startsWith('InvalidRequestException: [RSLVR-00600]') && held.includes(rule.Id),
      held,
    );
    await bench.resolver('DisassociateResolverRule', pair);
    assert.match(await deleteRule(), /^ResourceInUseException/, 'while it is DELETING');
    bench.clock.advance(10_000);
    assert.equal(await deleteRule(), '');
    assert.match(await deleteEndpoint(), /RSLVR-00600/, 'while the rule is DELETING');
    bench.clock.advance(1_000);
    assert.equal(await deleteEndpoint(), '');
  });

  it('replace their targets as a whole', async () => {
    const { bench, rule } = await solution();
    const update = async (targets: unknown) =>
      bench.resolver('UpdateResolverRule', {
        ResolverRuleId: rule.Id,
        Config: { TargetIps: targets },
      });
    const { output } = await update([{ Ip: '10.1.1.1', Port: 5353 }]);
    assert.deepEqual((output['ResolverRule'] as Record<string, unknown>)['TargetIps'], [
      { Ip: '10.1.1.1', Port: 5353, Protocol: 'Do53' },
    ]);
    assert.match(
      (await update([{ Ip: '1.2.3.400' }])).error,
      /^InvalidParameterException: Invalid IP/,
    );
    const seven = Array.from({ length: 7 }, (_, index) => ({ Ip: `10.1.1.${index}` }));
    assert.match((await update(seven)).error, /^LimitExceededException/);
  });
});
