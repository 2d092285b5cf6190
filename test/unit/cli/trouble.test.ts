import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Failure {
  readonly error: { readonly kind: string; readonly message: string; readonly help: string };
}

/** The changes of enable, and of disable. */
const changes = [
  ['ec2', 'CreateSecurityGroup'],
  ['ec2', 'AuthorizeSecurityGroupIngress'],
  ['ec2', 'AuthorizeSecurityGroupEgress'],
  ['ec2', 'RevokeSecurityGroupEgress'],
  ['route53resolver', 'CreateResolverEndpoint'],
  ['route53resolver', 'CreateResolverRule'],
  ['route53resolver', 'AssociateResolverRule'],
] as const;
const takings = [
  ['route53resolver', 'DisassociateResolverRule'],
  ['route53resolver', 'DeleteResolverRule'],
  ['route53resolver', 'DeleteResolverEndpoint'],
  ['ec2', 'DeleteSecurityGroup'],
  ['ec2', 'RevokeSecurityGroupIngress'],
] as const;

describe('cli, bad input and trouble', function () {
  this.timeout(120_000);
  let stage: Stage;
  let target: readonly string[];
  before(async () => {
    stage = await openStage();
    target = ['--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
  });
  afterEach(() => stage.clearFaults());
  after(() => stage.close());

  const failsWith = async (
    argv: readonly string[],
    code: number,
    kind: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<Failure['error']> => {
    const asText = await stage.cli(argv, { env });
    assert.equal(asText.code, code, asText.out + asText.err);
    assert.notEqual(asText.err, '');
    const asJson = await stage.cli([...argv, '--json'], { env });
    assert.equal(asJson.code, code);
    const { error } = JSON.parse(asJson.out) as Failure;
    assert.equal(error.kind, kind);
    assert.ok(error.message !== '' && error.help !== '');
    assert.ok(asText.err.includes(error.message) && asText.err.includes(error.help), asText.err);
    return error;
  };

  it('no verb, a wrong verb, a wrong option, no cluster, no client VPC', async () => {
    await failsWith([], 2, 'invalid');
    await failsWith(['frobnicate'], 2, 'invalid');
    await failsWith(['list', '--nope'], 2, 'invalid');
    await failsWith(['verdict'], 2, 'invalid');
    await failsWith(['plan', '--cluster', stage.cluster], 2, 'invalid');
    await failsWith(['plan', 'sideways', ...target], 2, 'invalid');
    await failsWith(['list', 'everything'], 2, 'invalid');
    await failsWith(['undo', 'enable-0', 'enable-1'], 2, 'invalid');
    await failsWith(['verify', ...target, '--type', 'BOGUS'], 2, 'invalid');
    assert.equal((await stage.cli(['--help'])).code, 0);
  });

  it('an unknown profile names the files looked in', async () => {
    const error = await failsWith(['list', '--profile', 'ghost'], 4, 'unknownProfile');
    assert.match(error.message, /ghost in .*config.*credentials/);
  });

  it('no Region', async () => {
    const env = { AWS_REGION: '', AWS_DEFAULT_REGION: '' };
    const error = await failsWith(['list'], 2, 'invalid', env);
    assert.match(error.message, /Region/);
  });

  it('no credentials', async () => {
    const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
    const before = keys.map((key) => process.env[key]);
    for (const key of keys) Reflect.deleteProperty(process.env, key);
    try {
      const error = await failsWith(['list', '--profile', 'environment'], 4, 'noCredentials');
      assert.match(error.help, /AWS_ACCESS_KEY_ID/);
    } finally {
      keys.forEach((key, index) => (process.env[key] = before[index]));
    }
  });

  it('an expired token', async () => {
    for (const service of ['sts', 'eks', 'ec2', 'route53resolver']) {
      await stage.fault({
        service,
        operation: '*',
        kind: 'error',
        code: 'ExpiredToken',
        times: null,
      });
    }
    const error = await failsWith(['plan', ...target], 4, 'expiredCredentials');
    assert.match(error.help, /AWS_SESSION_TOKEN|aws sso login/);
  });

  it('an endpoint URL where nobody listens', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    const error = await failsWith(['plan', ...target], 7, 'unreachable', env);
    assert.match(error.message, /http:\/\/127\.0\.0\.1:1: ECONNREFUSED/);
  });

  it('an endpoint URL that is none', async () => {
    const env = { AWS_ENDPOINT_URL: 'localhost:4566' };
    const error = await failsWith(['list'], 1, 'invalid', env);
    assert.match(error.message, /localhost:4566/);
  });

  it('a cluster that is not there', async () => {
    await failsWith(['plan', '--cluster', 'ghost', '--client-vpc', stage.clientVpc], 1, 'notFound');
  });

  it('an undo of a plan nobody made', async () => {
    await failsWith(['undo', 'enable-0'], 1, 'notFound');
  });

  it('AccessDenied on any single call of the reading: named, never taken for nothing there', async () => {
    await stage.cli(['plan', ...target]);
    await stage.cli(['list']);
    const response = await fetch(`${stage.sandbox.endpoint}/_sandbox/calls`);
    const calls = (await response.json()) as { service: string; operation: string }[];
    const kinds = [...new Set(calls.map(({ service, operation }) => `${service}:${operation}`))];
    assert.ok(kinds.length >= 15, kinds.join());
    const silent: string[] = [];
    for (const kind of kinds) {
      const [service, operation] = kind.split(':');
      await stage.fault({ service, operation, kind: 'error', code: 'AccessDenied', times: null });
      const plan = await stage.cli(['plan', ...target]);
      const list = await stage.cli(['list']);
      const said = plan.out + plan.err + list.out + list.err;
      if (!said.includes(operation ?? '')) silent.push(kind);
      assert.ok(!/undefined|\[object/.test(said), said);
      await stage.clearFaults();
    }
    // Without a Transit Gateway, and within the usual quotas, these change nothing in the plan.
    const idle = [
      'ec2:DescribeTransitGatewayVpcAttachments',
      'servicequotas:GetServiceQuota',
      'servicequotas:GetAWSDefaultServiceQuota',
    ];
    assert.deepEqual(silent, idle, 'nobody heard of these denials');
  });

  it('AccessDenied on any single change: says what was made, and undo takes it away', async () => {
    const before = stage.contents();
    for (const [service, operation] of changes) {
      await stage.fault({ service, operation, kind: 'error', code: 'AccessDenied', times: null });
      const { code, err } = await stage.cli(['enable', ...target, '--yes']);
      assert.equal(code, 5, `${operation}: ${err}`);
      assert.ok(err.includes(`${service}:${operation}`), err);
      await stage.clearFaults();
      const plan = /undo (\S+)/.exec(err)?.[1];
      if (plan === undefined) assert.match(err, /Nothing was changed/);
      else {
        const undone = await stage.cli(['undo', plan, '--yes']);
        assert.equal(undone.code, 0, `${operation}: ${undone.err}`);
      }
      assert.deepEqual(stage.contents(), before, `after ${operation}`);
    }
  });

  it('a connection that breaks after any single change: what was made is known in the end', async () => {
    const before = stage.contents();
    for (const [service, operation] of [...changes, ...takings]) {
      await stage.fault({ service, operation, kind: 'reset-after', times: 1 });
      for (const verb of [
        ['enable', ...target],
        ['disable', '--cluster', stage.cluster],
      ]) {
        const first = await stage.cli([...verb, '--yes']);
        if (first.code === 0) continue;
        assert.doesNotMatch(first.err, /Nothing was changed/, operation);
        const plan = /resume (\S+)/.exec(first.err)?.[1] ?? '';
        const second = await stage.cli(['resume', plan, '--yes']);
        assert.equal(second.code, 0, `${operation}: ${first.err}${second.out}${second.err}`);
      }
      assert.deepEqual(stage.contents(), before, `after ${operation}`);
      await stage.clearFaults();
    }
  });
});

describe('cli, clusters of other shapes', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage('shapes');
  });
  after(() => stage.close());

  it('each is listed, planned or refused with a reason, and verified or refused with a reason', async () => {
    const { code, out } = await stage.cli(['list']);
    assert.equal(code, 0);
    for (const { name, vpcConfig } of stage.sandbox.world.clusters) {
      assert.ok(out.includes(name), name);
      const other = stage.sandbox.world.vpcs.find(({ vpcId }) => vpcId !== vpcConfig?.vpcId);
      const target = ['--cluster', name, '--client-vpc', other?.vpcId ?? ''];
      const plan = await stage.cli(['plan', ...target]);
      assert.ok([0, 3].includes(plan.code), `${name}: ${plan.err}`);
      if (plan.code === 3) assert.match(plan.out, /Stop: /, name);
      const verify = await stage.cli(['verify', '--cluster', name, '--vantage', 'public']);
      assert.ok([0, 1, 6].includes(verify.code), `${name}: ${verify.err}`);
      if (verify.code === 1) assert.match(verify.err, /endpoint/, name);
      const said = plan.out + plan.err + verify.out + verify.err;
      assert.doesNotMatch(said, /undefined|\[object|\{\w+\}/, name);
    }
  });
});
