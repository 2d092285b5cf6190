import assert from 'node:assert/strict';
import { made, solutionIn, type Made } from './resolverSupport.js';
import { Bench, vpcNamed } from './support.js';

const partner = '444455556666';
const partnerKey = `AKIA${partner}SBOX`;
const second = 1000;

interface Share {
  readonly resourceShareArn: string;
  readonly status: string;
  readonly tags?: readonly object[];
}

/** A rule, shared with the partner, and a moment for it to become true. */
async function shared(scenario: string) {
  const { bench, rule } = await solutionIn(scenario);
  const input = {
    name: 'payments',
    resourceArns: [rule.Arn],
    principals: [partner],
    clientToken: 'token-1',
    tags: [{ key: 'a', value: 'b' }],
  };
  const { output, error } = await bench.ram('CreateResourceShare', input);
  assert.equal(error, '');
  const share = output['resourceShare'] as Share;
  return { bench, rule, share, input };
}

async function asPartner(bench: Bench, operation: string, input: Record<string, unknown> = {}) {
  return bench.resolver(operation, input, partnerKey);
}

async function statusOf(bench: Bench, share: Share): Promise<unknown> {
  const { output } = await bench.ram('GetResourceShareAssociations', {
    associationType: 'PRINCIPAL',
    resourceShareArns: [share.resourceShareArn],
  });
  const [association] = output['resourceShareAssociations'] as readonly { status: string }[];
  return association?.status;
}

function buildFarm(bench: Bench): string {
  const [world] = bench.world.accounts ?? [];
  assert.ok(world);
  return vpcNamed(world, 'build-farm');
}

async function associated(scenario: string) {
  const all = await shared(scenario);
  all.bench.clock.advance(3 * second);
  const pair = { ResolverRuleId: all.rule.Id, VPCId: buildFarm(all.bench) };
  const { error } = await asPartner(all.bench, 'AssociateResolverRule', pair);
  assert.equal(error, '');
  all.bench.clock.advance(20 * second);
  return { ...all, pair };
}

describe('sandbox: several accounts', () => {
  it('are told apart by the access key id', async () => {
    const bench = new Bench('two-accounts');
    const { output } = await asPartner(bench, 'ListResolverRuleAssociations');
    const rows = output['ResolverRuleAssociations'] as readonly { VPCId: string }[];
    assert.deepEqual(
      rows.map(({ VPCId }) => VPCId),
      [buildFarm(bench)],
    );
    assert.equal(bench.account.calls.list().at(-1)?.accountId, partner);
  });

  it('each have 5 Resolver calls a second', async () => {
    const bench = new Bench('two-accounts', true);
    for (let call = 0; call < 5; call += 1) await bench.resolver('ListResolverRules');
    assert.match((await bench.resolver('ListResolverRules')).error, /^ThrottlingException/);
    assert.equal((await asPartner(bench, 'ListResolverRules')).error, '');
  });
});

describe('sandbox: RAM', () => {
  it('shares a rule inside an organisation: bound in a while, visible a little later', async () => {
    const { bench, rule, share } = await shared('two-accounts');
    assert.equal(share.status, 'ACTIVE');
    bench.clock.advance(400);
    assert.equal(await statusOf(bench, share), 'ASSOCIATING');
    bench.clock.advance(900);
    assert.equal(await statusOf(bench, share), 'ASSOCIATED');
    const get = async () => asPartner(bench, 'GetResolverRule', { ResolverRuleId: rule.Id });
    assert.match((await get()).error, /^ResourceNotFoundException/);
    bench.clock.advance(400);
    const seen = (await get()).output['ResolverRule'] as Record<string, unknown>;
    assert.equal(seen['ShareStatus'], 'SHARED_WITH_ME');
    assert.equal(seen['OwnerId'], '111122223333');
    const own = await bench.resolver('GetResolverRule', { ResolverRuleId: rule.Id });
    const mine = own.output['ResolverRule'] as Record<string, unknown>;
    assert.equal(mine['ShareStatus'], 'SHARED_BY_ME');
  });

  it('lets a sharee associate and disassociate, and nothing else', async () => {
    const { bench, rule, pair } = await associated('two-accounts');
    const change = { ResolverRuleId: rule.Id, Config: { Name: 'x' } };
    const remove = { ResolverRuleId: rule.Id };
    const tags = { ResourceArn: rule.Arn };
    assert.match((await asPartner(bench, 'UpdateResolverRule', change)).error, /^AccessDenied/);
    assert.match((await asPartner(bench, 'DeleteResolverRule', remove)).error, /^AccessDenied/);
    assert.match(
      (await asPartner(bench, 'ListTagsForResource', tags)).error,
      /^AccessDeniedException: \[RSLVR-00907\]/,
    );
    const { output } = await bench.resolver('ListResolverRuleAssociations');
    assert.doesNotMatch(JSON.stringify(output), new RegExp(pair.VPCId), 'the owner sees its own');
    assert.equal((await asPartner(bench, 'DisassociateResolverRule', pair)).error, '');
  });

  it('refuses a second rule for the name, whoever owns it', async () => {
    const { bench, share, rule } = await associated('two-accounts');
    const other = await made(bench, 'CreateResolverRule', 'ResolverRule', {
      CreatorRequestId: 'second',
      RuleType: 'FORWARD',
      DomainName: domainOf(bench, rule),
      TargetIps: [{ Ip: '192.168.64.10' }],
      ResolverEndpointId: bench.world.resolverRules[0]?.resolverEndpointId,
    });
    const more = { resourceShareArn: share.resourceShareArn, resourceArns: [other.Arn] };
    assert.equal((await bench.ram('AssociateResourceShare', more)).error, '');
    bench.clock.advance(3 * second);
    const pair = { ResolverRuleId: other.Id, VPCId: buildFarm(bench) };
    assert.match(
      (await asPartner(bench, 'AssociateResolverRule', pair)).error,
      /^InvalidRequestException: \[RSLVR-00802\]/,
    );
  });

  for (const how of ['the share is deleted', 'the principal goes', 'the rule is deleted']) {
    it(`takes the sharee's association away without a word when ${how}`, async () => {
      const { bench, share, rule } = await associated('two-accounts');
      const { resourceShareArn } = share;
      const { error } =
        how === 'the share is deleted'
          ? await bench.ram('DeleteResourceShare', { resourceShareArn })
          : how === 'the principal goes'
            ? await bench.ram('DisassociateResourceShare', {
                resourceShareArn,
                principals: [partner],
              })
            : await bench.resolver('DeleteResolverRule', { ResolverRuleId: rule.Id });
      assert.equal(error, '');
      bench.clock.advance(3 * second);
      const { output } = await asPartner(bench, 'ListResolverRuleAssociations');
      const rows = output['ResolverRuleAssociations'] as readonly { ResolverRuleId: string }[];
      assert.equal(rows.filter(({ ResolverRuleId }) => ResolverRuleId === rule.Id).length, 0);
      assert.deepEqual(bench.world.accounts?.[0]?.ruleAssociations, []);
    });
  }

  it('tells of a deleted share for a while, and is then as before', async () => {
    const { bench, share } = await shared('two-accounts');
    await bench.ram('DeleteResourceShare', { resourceShareArn: share.resourceShareArn });
    bench.clock.advance(3 * second);
    const list = await bench.ram('GetResourceShares', { resourceOwner: 'SELF' });
    const [told] = list.output['resourceShares'] as readonly Share[];
    assert.equal(told?.status, 'DELETED');
    const again = { resourceShareArn: share.resourceShareArn };
    assert.match((await bench.ram('DeleteResourceShare', again)).error, /^400 UnknownResource/);
    bench.clock.advance(60 * second);
    await bench.ram('GetResourceShares', { resourceOwner: 'SELF' });
    assert.equal('resourceShares' in bench.world, false);
  });

  it('answers the same request again, and refuses its token for another', async () => {
    const { bench, share, input } = await shared('two-accounts');
    const again = await bench.ram('CreateResourceShare', input);
    const same = again.output['resourceShare'] as Share;
    assert.equal(same.resourceShareArn, share.resourceShareArn);
    assert.match(
      (await bench.ram('CreateResourceShare', { ...input, name: 'other' })).error,
      /^400 IdempotentParameterMismatchException/,
    );
  });

  it('finds shares by name and tag, and tells tags to the owner alone', async () => {
    const { bench, share } = await associated('two-accounts');
    const find = async (filter: object, key?: string) => {
      const { output, error } = await bench.ram(
        'GetResourceShares',
        { resourceOwner: key === undefined ? 'SELF' : 'OTHER-ACCOUNTS', ...filter },
        key,
      );
      assert.equal(error, '');
      return output['resourceShares'] as readonly Share[];
    };
    assert.equal((await find({ tagFilters: [{ tagKey: 'a', tagValues: ['b'] }] })).length, 1);
    assert.equal((await find({ tagFilters: [{ tagKey: 'a', tagValues: ['c'] }] })).length, 0);
    assert.equal((await find({ name: 'payment' })).length, 0);
    const [seen] = await find({ name: 'payments' }, partnerKey);
    assert.equal(seen?.resourceShareArn, share.resourceShareArn);
    assert.equal(seen.tags, undefined);
    const listed = await bench.ram('ListPrincipals', { resourceOwner: 'SELF' });
    assert.match(JSON.stringify(listed.output), new RegExp(partner));
    const resources = await bench.ram(
      'ListResources',
      { resourceOwner: 'OTHER-ACCOUNTS' },
      partnerKey,
    );
    assert.match(JSON.stringify(resources.output), /route53resolver:ResolverRule/);
  });

  it('waits for an invitation to be accepted where there is no organisation', async () => {
    const { bench, share, rule } = await shared('two-accounts-invited');
    bench.clock.advance(10 * second);
    assert.equal(await statusOf(bench, share), 'ASSOCIATING');
    const get = async () => asPartner(bench, 'GetResolverRule', { ResolverRuleId: rule.Id });
    assert.match((await get()).error, /^ResourceNotFoundException/);
    const list = await bench.ram('GetResourceShareInvitations', {}, partnerKey);
    const [invitation] = list.output['resourceShareInvitations'] as readonly Record<
      string,
      string
    >[];
    assert.equal(invitation?.['status'], 'PENDING');
    assert.equal(invitation['senderAccountId'], '111122223333');
    const { resourceShareInvitationArn = '' } = invitation;
    const accept = async (key?: string) =>
      bench.ram('AcceptResourceShareInvitation', { resourceShareInvitationArn }, key);
    assert.match((await accept()).error, /^400 ResourceShareInvitationArnNotFoundException/);
    assert.equal((await accept(partnerKey)).error, '');
    assert.match(
      (await accept(partnerKey)).error,
      /^400 ResourceShareInvitationAlreadyAcceptedException/,
    );
    bench.clock.advance(2 * second);
    assert.equal(await statusOf(bench, share), 'ASSOCIATED');
    assert.equal((await get()).error, '');
  });

  it('refuses what AWS refuses, with its codes', async () => {
    const { bench, rule } = await shared('two-accounts');
    const create = async (input: object, key?: string) =>
      (await bench.ram('CreateResourceShare', { name: 'x', ...input }, key)).error;
    assert.match(await create({ resourceArns: ['nonsense'] }), /^400 MalformedArnException/);
    assert.match(await create({ resourceArns: [`${rule.Arn}x`] }), /^400 UnknownResourceException/);
    assert.match(
      await create({ resourceArns: [rule.Arn] }, partnerKey),
      /^400 OperationNotPermittedException/,
    );
    assert.match(await create({ principals: ['12'] }), /^400 InvalidParameterException/);
    assert.match(await create({ name: '' }), /^400 InvalidParameterException/);
    assert.match(
      (await bench.ram('GetResourceShareAssociations', { associationType: 'X' })).error,
      /^400 InvalidParameterException/,
    );
    bench.world.faults.push({
      service: 'ram',
      operation: '*',
      kind: 'error',
      code: 'ThrottlingException',
      nth: null,
      times: 1,
      seen: 0,
      fired: 0,
    });
    assert.match(await create({}), /^429 ThrottlingException/);
  });

  it('lists the managed permission of a share once it has a rule, to its owner and to sharees', async () => {
    const { bench, share, rule } = await shared('two-accounts');
    const list = async (resourceShareArn: string, key?: string) =>
      bench.ram('ListResourceSharePermissions', { resourceShareArn }, key);
    bench.clock.advance(3 * second);
    for (const key of [undefined, partnerKey]) {
      const { output, error } = await list(share.resourceShareArn, key);
      assert.equal(error, '');
      const [only, ...others] = output['permissions'] as readonly Record<string, unknown>[];
      assert.equal(others.length, 0);
      assert.match(String(only?.['arn']), /^arn:aws:ram::aws:permission\/AWSRAMDefaultPermission/);
      assert.equal(only?.['resourceType'], 'route53resolver:ResolverRule');
      assert.equal(only['isResourceTypeDefault'], true);
    }
    const { output } = await bench.ram('CreateResourceShare', { name: 'empty' });
    const empty = output['resourceShare'] as Share;
    assert.deepEqual((await list(empty.resourceShareArn)).output['permissions'], []);
    assert.match((await list(`${share.resourceShareArn}0`)).error, /^400 UnknownResourceException/);
    assert.match((await list('nonsense')).error, /^400 MalformedArnException/);
    const entities = { resourceShareArn: share.resourceShareArn, resourceArns: [rule.Arn] };
    assert.equal((await bench.ram('DisassociateResourceShare', entities)).error, '');
    bench.clock.advance(3 * second);
    assert.deepEqual((await list(share.resourceShareArn)).output['permissions'], []);
  });

  it('does not share outside of an organisation where that is not allowed', async () => {
    const { bench, rule } = await shared('two-accounts-invited');
    const { error } = await bench.ram('CreateResourceShare', {
      name: 'closed',
      resourceArns: [rule.Arn],
      principals: [partner],
      allowExternalPrincipals: false,
    });
    assert.match(error, /^400 OperationNotPermittedException/);
  });
});

function domainOf(bench: Bench, { Id }: Made): string {
  return bench.world.resolverRules.find(({ id }) => id === Id)?.domainName ?? '';
}
