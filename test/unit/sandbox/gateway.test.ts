import assert from 'node:assert/strict';
import { readFaults } from '../../../src/sandbox/faultInjection.js';
import { authorization, Bench, request, requestFor, tag, type ServiceName } from './support.js';

/** A harmless call of each service. */
const calls: readonly { service: ServiceName; operation: string; target: string }[] = [
  { service: 'sts', operation: 'GetCallerIdentity', target: 'GetCallerIdentity' },
  { service: 'ec2', operation: 'DescribeVpcs', target: 'DescribeVpcs' },
  { service: 'eks', operation: 'ListClusters', target: '/clusters' },
  { service: 'route53resolver', operation: 'ListResolverRules', target: 'ListResolverRules' },
];

/** Code of a failure, read where the service's own clients look for it. */
function codeOf(
  service: ServiceName,
  reply: { body: string; headers: Readonly<Record<string, string>> },
): string {
  if (service === 'eks') return reply.headers['x-amzn-errortype'] ?? '';
  if (service === 'route53resolver') {
    return String((JSON.parse(reply.body) as Record<string, unknown>)['__type']);
  }
  return tag(reply.body, 'Code');
}

async function failures(
  bench: Bench,
  headers: (service: ServiceName) => Record<string, string>,
): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const { service, target } of calls) {
    const reply = await bench.reply(requestFor(service, target, {}, headers(service)));
    told[service] = `${reply.status} ${codeOf(service, reply)}`;
  }
  return told;
}

describe('sandbox: the front door', () => {
  it('tells every service its own word for a missing signature', async () => {
    assert.deepEqual(await failures(new Bench(), () => ({})), {
      sts: '403 MissingAuthenticationToken',
      ec2: '403 MissingAuthenticationToken',
      eks: '403 MissingAuthenticationTokenException',
      route53resolver: '400 MissingAuthenticationTokenException',
    });
  });

  it('tells every service its own word for an expired session', async () => {
    const expired = (service: ServiceName) => ({
      authorization: authorization(service, 'us-east-1', 'EXPIREDKEY'),
    });
    assert.deepEqual(await failures(new Bench(), expired), {
      sts: '403 ExpiredToken',
      ec2: '400 RequestExpired',
      eks: '403 ExpiredTokenException',
      route53resolver: '400 ExpiredTokenException',
    });
  });

  it('refuses a Region that is none, and shows others empty', async () => {
    const bench = new Bench();
    const nowhere = await failures(bench, (service) => ({
      authorization: authorization(service, 'mars-north-1'),
    }));
    assert.equal(nowhere['eks'], '403 InvalidSignatureException');
    const elsewhere = { authorization: authorization('ec2', 'eu-west-1') };
    const { status, body } = await bench.reply(requestFor('ec2', 'DescribeVpcs', {}, elsewhere));
    assert.equal(status, 200);
    assert.match(body, /<vpcSet\/>/);
  });

  it('answers operations it does not know in the form of the service', async () => {
    const bench = new Bench();
    const unknown = async (service: ServiceName, target: string) => {
      const reply = await bench.reply(requestFor(service, target));
      return `${reply.status} ${codeOf(service, reply)}`;
    };
    assert.equal(await unknown('sts', 'GetSessionToken'), '400 InvalidAction');
    assert.equal(await unknown('ec2', 'RunInstances'), '400 InvalidAction');
    assert.equal(
      await unknown('eks', '/clusters/payments/node-groups'),
      '404 UnknownOperationException',
    );
    assert.equal(
      await unknown('route53resolver', 'ListOutpostResolvers'),
      '400 UnknownOperationException',
    );
    assert.equal(await unknown('ec2', 'constructor'), '400 InvalidAction');
    assert.equal(await unknown('route53resolver', 'toString'), '400 UnknownOperationException');
  });

  it('answers bodies it cannot read in the form of the service', async () => {
    const bench = new Bench();
    const sent = requestFor('route53resolver', 'ListResolverRules');
    for (const body of ['{', '[]', '"x"', 'null', '<xml/>']) {
      const reply = await bench.reply({ ...sent, body });
      assert.equal(
        `${reply.status} ${codeOf('route53resolver', reply)}`,
        '400 SerializationException',
      );
    }
    const large = await bench.send(requestFor('ec2', 'DescribeVpcs'), true);
    assert.ok(large !== 'reset');
    assert.equal(`${large.status} ${codeOf('ec2', large)}`, '413 RequestEntityTooLarge');
  });

  it('serves no web page, signed or not', async () => {
    const bench = new Bench();
    const headers = { authorization: authorization('ec2'), origin: 'https://example.com' };
    const { status, body } = await bench.reply(requestFor('ec2', 'DescribeVpcs', {}, headers));
    assert.deepEqual([status, tag(body, 'Code')], [403, 'UnauthorizedOperation']);
  });

  it('carries the same request id in header and body', async () => {
    const bench = new Bench();
    const ec2 = await bench.reply(requestFor('ec2', 'DescribeVpcs'));
    assert.equal(tag(ec2.body, 'requestId'), ec2.headers['x-amzn-requestid']);
    const sts = await bench.reply(requestFor('sts', 'GetCallerIdentity'));
    assert.equal(tag(sts.body, 'RequestId'), sts.headers['x-amzn-requestid']);
    assert.equal(tag(sts.body, 'Account'), '111122223333');
  });

  it('takes presigned queries and falls back on target, version and path', async () => {
    const bench = new Bench();
    const query = new URLSearchParams({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Credential': 'AKIA/20260115/us-east-1/sts/aws4_request',
    });
    assert.equal((await bench.reply(request({ method: 'GET', query }))).status, 200);
    const odd = { authorization: authorization('ec2').replace('/ec2/', '/execute-api/') };
    for (const { service, target } of calls) {
      assert.equal((await bench.reply(requestFor(service, target, {}, odd))).status, 200, service);
    }
  });

  it('logs calls with what became of them, and tells when the state may have changed', async () => {
    const bench = new Bench();
    await bench.ec2('DescribeVpcs');
    assert.equal(bench.changes, 0);
    await bench.ec2('CreateTags', {
      'ResourceId.1': bench.world.vpcs[0]?.vpcId,
      'Tag.1.Key': 'a',
    });
    assert.equal(bench.changes, 1);
    await bench.ec2('RunInstances');
    assert.deepEqual(
      bench.account.calls.list().map(({ operation, status, error }) => [operation, status, error]),
      [
        ['DescribeVpcs', 200, undefined],
        ['CreateTags', 200, undefined],
        ['RunInstances', 400, 'InvalidAction'],
      ],
    );
  });
});

describe('sandbox: injected faults', () => {
  const inject = (bench: Bench, faults: unknown): void => {
    const read = readFaults(faults);
    assert.ok(typeof read !== 'string');
    bench.world.faults.push(...read);
  };

  it('deny a call in the words of each service', async () => {
    const bench = new Bench();
    inject(
      bench,
      calls.map(({ service }) => ({
        service,
        operation: '*',
        kind: 'error',
        code: 'AccessDenied',
      })),
    );
    const signed = (service: ServiceName) => ({ authorization: authorization(service) });
    assert.deepEqual(await failures(bench, signed), {
      sts: '403 AccessDenied',
      ec2: '403 UnauthorizedOperation',
      eks: '403 AccessDeniedException',
      route53resolver: '400 AccessDeniedException',
    });
    const after = await failures(bench, signed);
    assert.ok(
      Object.values(after).every((told) => told.startsWith('200')),
      'they wear off',
    );
  });

  it('act on the nth call, as often as told', async () => {
    const bench = new Bench();
    inject(bench, [
      {
        service: 'ec2',
        operation: 'DescribeVpcs',
        nth: 2,
        times: 2,
        kind: 'error',
        code: 'Throttling',
      },
    ]);
    const told: number[] = [];
    for (let index = 0; index < 5; index += 1) told.push((await bench.ec2('DescribeVpcs')).status);
    assert.deepEqual(told, [200, 503, 503, 200, 200]);
  });

  it('act on the calls of one access key only, as where its credentials have expired', async () => {
    const bench = new Bench();
    const expired = { service: 'route53resolver', operation: '*', kind: 'error', times: null };
    inject(bench, { ...expired, code: 'ExpiredToken', accessKeyId: 'AKIAOLD' });
    const told = async (accessKeyId: string): Promise<string> =>
      (await bench.resolver('ListResolverRules', {}, accessKeyId)).error;
    assert.equal(await told('AKIANEW'), '');
    assert.match(await told('AKIAOLD'), /^ExpiredTokenException/);
    assert.equal(await told('AKIANEW'), '');
  });

  it('act on every call when nth is null', async () => {
    const bench = new Bench();
    inject(bench, {
      service: 'ec2',
      operation: 'DescribeVpcs',
      nth: null,
      kind: 'error',
      code: 'Odd',
      message: 'm',
      status: 418,
    });
    for (let index = 0; index < 3; index += 1) {
      const { status, error } = await bench.ec2('DescribeVpcs');
      assert.deepEqual([status, error], [418, 'Odd: m']);
    }
    assert.equal((await bench.ec2('DescribeSubnets')).status, 200);
  });

  it('cut the connection before the work is done, or after', async () => {
    const bench = new Bench();
    const vpcId = bench.world.vpcs[0]?.vpcId;
    const write = requestFor('ec2', 'CreateTags', { 'ResourceId.1': vpcId, 'Tag.1.Key': 'mark' });
    const marked = () => 'mark' in (bench.world.vpcs[0]?.tags ?? {});
    inject(bench, [{ service: 'ec2', operation: 'CreateTags', kind: 'reset-before' }]);
    assert.equal(await bench.send(write), 'reset');
    assert.equal(marked(), false);
    inject(bench, [{ service: 'ec2', operation: 'CreateTags', kind: 'reset-after' }]);
    assert.equal(await bench.send(write), 'reset');
    assert.equal(marked(), true);
  });

  it('stall a call and then let it through', async () => {
    const bench = new Bench();
    const before = bench.clock.now();
    inject(bench, [{ service: 'ec2', operation: 'DescribeVpcs', kind: 'stall', seconds: 7 }]);
    assert.equal((await bench.ec2('DescribeVpcs')).status, 200);
    assert.equal(bench.clock.now() - before, 7000);
  });

  it('are refused when they make no sense', () => {
    const good = { service: 'ec2', operation: 'X', kind: 'error' };
    for (const bad of [
      undefined,
      7,
      { ...good, kind: 'x' },
      { ...good, nth: 0 },
      { ...good, times: -1 },
      { ...good, seconds: 1e9 },
      { ...good, status: 200 },
      { ...good, service: 1 },
      { ...good, service: 's3' },
    ]) {
      assert.equal(typeof readFaults([bad]), 'string', JSON.stringify(bad));
    }
  });
});

describe('sandbox: senseless requests', () => {
  it('never get HTML, never crash it, and never change it', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const random = mulberry32(seed);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const junk = (): unknown =>
      pick([
        null,
        0,
        -1,
        1e20,
        '',
        'x',
        'vpc-0',
        'a'.repeat(400),
        '\u0000<&',
        [],
        [1],
        ['x'],
        {},
        { Name: 1 },
        true,
      ]);
    const bench = new Bench();
    const before = JSON.stringify({ ...bench.world, serial: 0 });
    const names = [
      'ResolverRuleId',
      'VPCId',
      'Name',
      'IpAddresses',
      'Filters',
      'MaxResults',
      'NextToken',
      'Config',
      'Tags',
      'Direction',
      'CreatorRequestId',
      'SecurityGroupIds',
      'ResolverEndpointId',
      'TargetIps',
      'DomainName',
      'RuleType',
      'ResourceArn',
      'TagKeys',
    ];
    const keys = [
      'VpcId',
      'GroupId',
      'Filter.1.Name',
      'Filter.1.Value.1',
      'MaxResults',
      'IpPermissions.1.IpProtocol',
      'IpPermissions.1.IpRanges.1.CidrIp',
      'RuleNumber',
      'Egress',
      'NetworkAclId',
      'RouteTableId',
      'DestinationCidrBlock',
      'Attribute',
      'ResourceId.1',
      'Tag.1.Key',
      'DryRun',
    ];
    for (let round = 0; round < 2000; round += 1) {
      const service = pick(['ec2', 'route53resolver', 'eks'] as const);
      const some = Object.fromEntries(
        Array.from({ length: 4 }, () => [pick(service === 'ec2' ? keys : names), junk()]),
      );
      const operation =
        service === 'ec2'
          ? pick([
              'DescribeVpcs',
              'DescribeSecurityGroups',
              'AuthorizeSecurityGroupIngress',
              'CreateNetworkAclEntry',
              'CreateRoute',
              'CreateTags',
              'DescribeVpcAttribute',
              'DescribeTags',
              '',
            ])
          : service === 'eks'
            ? pick([
                '/clusters',
                '/clusters/',
                '/clusters/%00',
                '/',
                '/nodes',
                `/clusters/${'x'.repeat(500)}`,
              ])
            : pick([
                'CreateResolverEndpoint',
                'CreateResolverRule',
                'AssociateResolverRule',
                'UpdateResolverRule',
                'ListResolverRules',
                'ListResolverEndpoints',
                'TagResource',
                'UntagResource',
                '',
              ]);
      const { status, body } = await bench.reply(requestFor(service, operation, some));
      const said = `seed ${seed}, round ${round}: ${service} ${operation} ${JSON.stringify(some)} -> ${status} ${body.slice(0, 200)}`;
      assert.ok(status < 500, said);
      assert.ok(!/<html/i.test(body), said);
    }
    assert.equal(JSON.stringify({ ...bench.world, serial: 0 }), before, `seed ${seed}`);
  });
});

/** A small generator of pseudo-random numbers that a seed repeats. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
