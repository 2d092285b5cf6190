import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Answer {
  readonly diagnoses: readonly {
    readonly outcome: string;
    readonly predicted: object;
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
    assert.match(asked.out, /vpc:vpc-\w+ udp\/53: NOERROR .* \(public; computed: public\)/);
    assert.match(asked.out, /\n {2}public udp\/53: NOERROR/);
    const silent = await stage.cli(['diagnose', ...target, '--no-live']);
    assert.equal(silent.code, 6, silent.out);
    assert.doesNotMatch(silent.out, /What live checks saw/);
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
    assert.deepEqual(first.predicted, { udp: 'private', tcp: 'private', api: 'pass' });
    assert.equal(code, 0, out);
    const servers = ['--on-premises-dns', '10.20.0.53', '--on-premises-clients', '10.20.0.0/16'];
    const outside = await stage.cli(['diagnose', '--cluster', stage.cluster, ...servers, '--json']);
    assert.deepEqual(
      diagnoses(outside.out)[0]?.findings.map(({ mode, weight }) => `${mode ?? ''} ${weight}`),
      ['F21 cause', 'F29 obstacle'],
    );
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
