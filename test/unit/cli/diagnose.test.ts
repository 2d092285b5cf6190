import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Answer {
  readonly diagnoses: readonly {
    readonly outcome: string;
    readonly predicted: { readonly apiTo: Readonly<Record<string, string>> };
    readonly live: {
      readonly connections: readonly {
        readonly address: string;
        readonly outcome: string;
        readonly status?: number;
      }[];
      readonly notAsked: readonly string[];
    };
    readonly findings: readonly { readonly mode?: string; readonly weight: string }[];
    readonly notChecked: readonly { readonly call: string }[];
  }[];
}

describe('cli, diagnose against the sandbox', function () {
  this.timeout(30_000);
  let stage: Stage;
  let target: readonly string[];
  before(async () => {
    stage = await openStage();
    target = ['--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
  });
  after(() => stage.close());
  const diagnoses = (out: string): Answer['diagnoses'] => (JSON.parse(out) as Answer).diagnoses;

  it('says why, and by which command it is mended', async () => {
    const { code, out } = await stage.cli(['diagnose', ...target]);
    assert.equal(code, 6, out);
    assert.match(out, /F8 {2}No Resolver rule/);
    assert.ok(
      out.includes(`$ enable --cluster ${stage.cluster} --client-vpc ${stage.clientVpc}`),
      out,
    );
  });

  it('names the public answer where nothing is asked from inside', async () => {
    const { code, out } = await stage.cli(['diagnose', '--cluster', stage.cluster, '--json']);
    assert.equal(code, 6, out);
    const [first] = diagnoses(out);
    assert.deepEqual(
      first?.findings.map(({ mode }) => mode),
      ['F3'],
    );
  });

  it('shows what was asked beside what was computed, and asks nobody where told so', async () => {
    const asked = await stage.cli(['diagnose', ...target]);
    assert.match(asked.out, /vpc:vpc-\w+ udp\/53 A: NOERROR .* \(public; computed: public\)/);
    assert.match(asked.out, /udp\/53 AAAA: NOERROR \(empty-as-expected; computed: nodata\)/);
    assert.match(asked.out, /\n {2}public udp\/53 A: NOERROR/);
    assert.match(asked.out, /vpc:vpc-\w+ tcp\/443 192\.168\.[\d.]+: timeout \(computed: drop\)/);
    assert.doesNotMatch(asked.out, /do not agree/);
    const silent = await stage.cli(['diagnose', ...target, '--no-live']);
    assert.equal(silent.code, 6, silent.out);
    assert.doesNotMatch(silent.out, /What live checks saw|computed:|Not asked/);
    assert.match(silent.out, /F8 {2}No Resolver rule/);
  });

  it('tells of a proxy that the environment names', async () => {
    const env = { HTTPS_PROXY: 'http://user:secret@proxy:3128' };
    const { out } = await stage.cli(['diagnose', ...target], { env });
    assert.match(out, /F44 .*proxy:3128/);
    assert.doesNotMatch(out, /secret/);
  });

  it('follows the whole way once the fix is carried out, for DNS servers outside too', async () => {
    const enabled = await stage.cli(['enable', ...target, '--yes']);
    assert.equal(enabled.code, 0, enabled.err);
    const { code, out } = await stage.cli(['diagnose', ...target, '--json']);
    const [first] = diagnoses(out);
    assert.deepEqual(first?.findings, [], out);
    assert.deepEqual(first.notChecked, []);
    const { apiTo, ...predicted } = first.predicted;
    assert.deepEqual(predicted, { udp: 'private', tcp: 'private', aaaa: 'nodata', api: 'pass' });
    assert.deepEqual(Object.values(apiTo), ['pass', 'pass']);
    assert.deepEqual(
      first.live.connections.map((one) => [one.address, one.outcome, one.status]),
      Object.keys(apiTo).map((address) => [address, 'reached', 401]),
    );
    assert.equal(code, 0, out);
    const servers = ['--on-premises-dns', '10.20.0.53', '--on-premises-clients', '10.20.0.0/16'];
    const outside = await stage.cli(['diagnose', '--cluster', stage.cluster, ...servers, '--json']);
    assert.deepEqual(
      diagnoses(outside.out)[0]?.findings.map(({ mode, weight }) => `${mode ?? ''} ${weight}`),
      ['F21 cause', 'F29 obstacle'],
    );
  });

  it('names it where 443 should connect by all that AWS says, and does not', async () => {
    // The client's own group: a diagnosis of the whole VPC does not know who the client is.
    const { world } = stage.sandbox;
    const group = world.securityGroups.find(
      ({ vpcId, groupName }) => vpcId === stage.clientVpc && groupName === 'default',
    );
    const before = world.securityGroupRules;
    world.securityGroupRules = before.filter((one) => one.groupId !== group?.groupId);
    const { code, out } = await stage.cli(['diagnose', ...target]);
    const silent = await stage.cli(['diagnose', ...target, '--no-live']);
    world.securityGroupRules = before;
    assert.equal(code, 1, out);
    assert.match(out, /do not agree:\n {2}tcp\/443 should work by all that AWS says, and does not/);
    assert.match(out, /- connect vpc:vpc-\w+: tcp\/443 192\.168\.[\d.]+ = timeout/);
    assert.equal(silent.code, 0, silent.out);
  });

  it('says what it did not ask, and why', async () => {
    const outside = ['diagnose', '--cluster', stage.cluster];
    const open = await stage.cli(outside);
    assert.match(open.out, /Not asked: udp\/53, tcp\/53, tcp\/443 as a client on the internet/);
    const { out } = await stage.cli([...outside, '--json']);
    assert.match(diagnoses(out)[0]?.live.notAsked[0] ?? '', /^Not asked: udp\/53/);
  });

  it('calls nothing missing that was denied', async () => {
    const code = 'AccessDeniedException';
    const operation = 'ListResolverRuleAssociations';
    await stage.fault({
      service: 'route53resolver',
      operation,
      kind: 'error',
      code,
      nth: null,
      times: 99,
    });
    const run = await stage.cli(['diagnose', ...target]);
    await stage.clearFaults();
    assert.equal(run.code, 1, run.out);
    assert.match(run.out, /F42 {2}route53resolver:ListResolverRuleAssociations/);
    assert.doesNotMatch(run.out, /What is broken/);
  });
});
