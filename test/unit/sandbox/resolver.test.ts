import assert from 'node:assert/strict';
import { Bench, defaultGroup, subnetsIn, vpcNamed } from './support.js';

const name = '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com';

interface Made {
  readonly Id: string;
  readonly Arn: string;
  readonly Status: string;
}

/** Fails the test unless the call succeeded; gives the named member. */
async function made(
  bench: Bench,
  operation: string,
  member: string,
  input: Record<string, unknown>,
): Promise<Made> {
  const { output, error } = await bench.resolver(operation, input);
  assert.equal(error, '');
  return output[member] as Made;
}

function endpointInput(
  bench: Bench,
  vpcName: string,
  direction: string,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  const vpcId = vpcNamed(bench.world, vpcName);
  const subnets = subnetsIn(bench.world, vpcId).slice(0, 2);
  return {
    CreatorRequestId: `${vpcName}-${direction}`,
    Direction: direction,
    SecurityGroupIds: [defaultGroup(bench.world, vpcId)],
    IpAddresses: subnets.map((SubnetId) => ({ SubnetId })),
    ...extra,
  };
}

async function endpoint(bench: Bench, vpcName: string, direction: string): Promise<Made> {
  return made(
    bench,
    'CreateResolverEndpoint',
    'ResolverEndpoint',
    endpointInput(bench, vpcName, direction),
  );
}

async function addressesOf(bench: Bench, id: string): Promise<{ Ip: string; Status: string }[]> {
  const { output } = await bench.resolver('ListResolverEndpointIpAddresses', {
    ResolverEndpointId: id,
  });
  return output['IpAddresses'] as { Ip: string; Status: string }[];
}

async function statusOf(bench: Bench, id: string): Promise<string> {
  const { output, error } = await bench.resolver('GetResolverEndpoint', { ResolverEndpointId: id });
  return error === '' ? (output['ResolverEndpoint'] as Made).Status : (error.split(':')[0] ?? '');
}

/** Both endpoints, operational, and the rule between them. */
async function solution(): Promise<{ bench: Bench; inbound: Made; outbound: Made; rule: Made }> {
  const bench = new Bench();
  const inbound = await endpoint(bench, 'eks-worker', 'INBOUND');
  const outbound = await endpoint(bench, 'tools', 'OUTBOUND');
  bench.clock.advance(60_000);
  const targets = await addressesOf(bench, inbound.Id);
  const rule = await made(bench, 'CreateResolverRule', 'ResolverRule', {
    CreatorRequestId: 'rule',
    RuleType: 'FORWARD',
    DomainName: name,
    TargetIps: targets.map(({ Ip }) => ({ Ip, Port: 53 })),
    ResolverEndpointId: outbound.Id,
  });
  return { bench, inbound, outbound, rule };
}

describe('sandbox: Resolver endpoints', () => {
  it('take 60 s inbound and 50 s outbound to come up, addresses with them', async () => {
    const bench = new Bench();
    const inbound = await endpoint(bench, 'eks-worker', 'INBOUND');
    const outbound = await endpoint(bench, 'tools', 'OUTBOUND');
    assert.match(inbound.Id, /^rslvr-in-[0-9a-f]{17}$/);
    assert.match(outbound.Id, /^rslvr-out-[0-9a-f]{17}$/);
    assert.equal(
      inbound.Arn,
      `arn:aws:route53resolver:us-east-1:111122223333:resolver-endpoint/${inbound.Id}`,
    );
    assert.equal(inbound.Status, 'CREATING');
    bench.clock.advance(49_999);
    assert.equal(await statusOf(bench, outbound.Id), 'CREATING');
    bench.clock.advance(1);
    assert.equal(await statusOf(bench, outbound.Id), 'OPERATIONAL');
    assert.equal(await statusOf(bench, inbound.Id), 'CREATING');
    assert.deepEqual(
      [...new Set((await addressesOf(bench, inbound.Id)).map((each) => each.Status))],
      ['ATTACHING'],
    );
    bench.clock.advance(10_000);
    assert.equal(await statusOf(bench, inbound.Id), 'OPERATIONAL');
    assert.deepEqual(
      [...new Set((await addressesOf(bench, inbound.Id)).map((each) => each.Status))],
      ['ATTACHED'],
    );
  });

  it('make network interfaces as AWS does, and take them away in time', async () => {
    const bench = new Bench();
    const before = bench.world.networkInterfaces.length;
    const { Id } = await endpoint(bench, 'eks-worker', 'INBOUND');
    const made = bench.world.networkInterfaces.slice(before);
    assert.equal(made.length, 2);
    for (const each of made) {
      assert.match(each.description, new RegExp(`^Route 53 Resolver: ${Id}:rni-[0-9a-f]{17}$`));
    }
    assert.equal(
      (await bench.resolver('DeleteResolverEndpoint', { ResolverEndpointId: Id })).error,
      '',
    );
    assert.equal(await statusOf(bench, Id), 'DELETING');
    bench.clock.advance(29_999);
    assert.equal(await statusOf(bench, Id), 'DELETING');
    assert.equal(bench.world.networkInterfaces.length, before + 2);
    bench.clock.advance(1);
    assert.equal(await statusOf(bench, Id), 'ResourceNotFoundException');
    assert.equal(bench.world.networkInterfaces.length, before);
  });

  it('choose the same free addresses for the same history', async () => {
    const runs = await Promise.all(
      [new Bench(), new Bench()].map(async (bench) => {
        const { Id } = await endpoint(bench, 'eks-worker', 'INBOUND');
        return (await addressesOf(bench, Id)).map(({ Ip }) => Ip);
      }),
    );
    assert.deepEqual(runs[0], runs[1]);
  });

  it('honour pinned addresses and refuse those that cannot be had', async () => {
    const bench = new Bench();
    const vpcId = vpcNamed(bench.world, 'eks-worker');
    const [a = '', b = ''] = subnetsIn(bench.world, vpcId);
    const create = async (ip: string, id: string) =>
      bench.resolver(
        'CreateResolverEndpoint',
        endpointInput(bench, 'eks-worker', 'INBOUND', {
          CreatorRequestId: id,
          IpAddresses: [{ SubnetId: a, Ip: ip }, { SubnetId: b }],
        }),
      );
    assert.match(
      (await create('10.0.0.9', '1')).error,
      /^InvalidParameterException: \[RSLVR-00405\]/,
    );
    assert.match((await create('192.168.64.3', '2')).error, /\[RSLVR-00405\].*reserved/);
    assert.match(
      (await create('192.168.74.42', '3')).error,
      /^InvalidParameterException: .*already in use/,
    );
    const { output, error } = await create('192.168.64.99', '4');
    assert.equal(error, '');
    const { Id } = output['ResolverEndpoint'] as Made;
    assert.equal((await addressesOf(bench, Id))[0]?.Ip, '192.168.64.99');
  });

  it('refuse one address, two VPCs, foreign groups and full subnets', async () => {
    const bench = new Bench('shapes');
    const create = async (vpc: string, extra: Record<string, unknown>) =>
      (await bench.resolver('CreateResolverEndpoint', endpointInput(bench, vpc, 'OUTBOUND', extra)))
        .error;
    const [core = ''] = subnetsIn(bench.world, vpcNamed(bench.world, 'core'));
    const [tools = ''] = subnetsIn(bench.world, vpcNamed(bench.world, 'tools'));
    assert.match(await create('tools', { IpAddresses: [{ SubnetId: tools }] }), /\[RSLVR-00400\]/);
    assert.match(
      await create('tools', { IpAddresses: [{ SubnetId: tools }, { SubnetId: core }] }),
      /^InvalidRequestException: .*one VPC/,
    );
    const foreign = defaultGroup(bench.world, vpcNamed(bench.world, 'core'));
    assert.match(await create('tools', { SecurityGroupIds: [foreign] }), /does not belong to VPC/);
    assert.match(
      await create('tools', { SecurityGroupIds: ['sg-none'] }),
      /^ResourceNotFoundException: The security group 'sg-none' does not exist/,
    );
    assert.match(await create('crowded', {}), /does not have enough free IP addresses/);
    assert.match(
      await create('tools', { Name: '2024' }),
      /^ValidationException: 1 validation error/,
    );
    assert.match(await create('tools', { Direction: 'SIDEWAYS' }), /enum value set/);
  });

  it('are four at most, and a used CreatorRequestId is told before that', async () => {
    const bench = new Bench();
    for (const id of ['1', '2', '3', '4']) {
      const input = endpointInput(bench, 'tools', 'OUTBOUND', { CreatorRequestId: id });
      assert.equal((await bench.resolver('CreateResolverEndpoint', input)).error, '');
    }
    const again = async (id: string) =>
      bench.resolver(
        'CreateResolverEndpoint',
        endpointInput(bench, 'tools', 'OUTBOUND', { CreatorRequestId: id }),
      );
    const over = await again('5');
    assert.match(over.error, /^LimitExceededException: \[RSLVR-00309\].*'max-endpoints'/);
    assert.equal(typeof over.output['ResourceType'], 'string');
    assert.match(
      (await again('4')).error,
      /^ResourceExistsException: .*creator request ID '4' already exists/,
    );
    assert.equal(bench.world.resolverEndpoints.length, 4);
  });

  it('can be renamed, tagged and untagged', async () => {
    const bench = new Bench();
    const { Id, Arn } = await endpoint(bench, 'tools', 'OUTBOUND');
    const renamed = await bench.resolver('UpdateResolverEndpoint', {
      ResolverEndpointId: Id,
      Name: 'new name',
    });
    assert.equal((renamed.output['ResolverEndpoint'] as { Name: string }).Name, 'new name');
    await bench.resolver('TagResource', {
      ResourceArn: Arn,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '' },
      ],
    });
    await bench.resolver('UntagResource', { ResourceArn: Arn, TagKeys: ['a'] });
    const { output } = await bench.resolver('ListTagsForResource', { ResourceArn: Arn });
    assert.deepEqual(output['Tags'], [{ Key: 'b', Value: '' }]);
    const reserved = await bench.resolver('TagResource', {
      ResourceArn: Arn,
      Tags: [{ Key: 'aws:x', Value: '' }],
    });
    assert.match(reserved.error, /^InvalidTagException/);
  });
});

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
    assert.deepEqual(await list(`${name.toLowerCase()}.`), [rule.Id]);
    assert.deepEqual(await list(name.toLowerCase()), []);
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
      DomainName: name,
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
