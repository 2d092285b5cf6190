import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

describe('command line: permissions', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const ask = (verb: readonly string[], ...more: readonly string[]) =>
    stage.cli([...verb, '--cluster', stage.cluster, '--client-vpc', stage.clientVpc, ...more]);
  const deny = (...actions: readonly string[]): void => {
    stage.sandbox.world.deniedActions.push(...actions);
  };

  it('are part of a plan that is asked for them', async () => {
    const { code, out } = await ask(['plan'], '--check-permissions');
    assert.equal(code, 0);
    assert.match(out, /IAM simulated the policies of arn:aws:iam::111122223333:user\/sandbox/);
    assert.match(out, /also to take it back/);
  });

  it('that are missing make its exit code that of a blocked plan, in text and JSON', async () => {
    deny('route53resolver:DeleteResolverEndpoint');
    const { code, out } = await ask(['plan'], '--check-permissions');
    assert.equal(code, 3);
    assert.match(out, /Stop: What this plan makes could not be removed/);
    const asJson = await ask(['plan'], '--check-permissions', '--json');
    const { permissions, problems } = JSON.parse(asJson.out) as {
      permissions: { denied: readonly string[] };
      problems: readonly { severity: string }[];
    };
    assert.deepEqual(permissions.denied, ['route53resolver:DeleteResolverEndpoint']);
    assert.equal(problems.at(-1)?.severity, 'blocker');
  });

  it('that are missing stop enable before anything is made, unless told otherwise', async () => {
    deny('route53resolver:DisassociateResolverRule');
    const before = stage.contents();
    const stopped = await ask(['enable'], '--yes');
    assert.notEqual(stopped.code, 0);
    assert.match(stopped.err, /--even-if-not-removable/);
    assert.match(stopped.err, /Nothing was changed/);
    assert.deepEqual(stage.contents(), before);
    const forced = await ask(['enable'], '--yes', '--even-if-not-removable');
    assert.equal(forced.code, 0);
    assert.match(forced.out, /could not be removed/);
  });

  it('that nobody could check are told in a line', async () => {
    deny('iam:*');
    const { code, out } = await ask(['enable'], '--yes');
    assert.equal(code, 0);
    assert.match(out, /Not checked whether these are allowed: .*DeleteResolverEndpoint/);
  });

  it('are not needed to say that a VPC is of another Region', async () => {
    const arn = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d';
    const { code, out } = await stage.cli([
      'plan',
      '--cluster',
      stage.cluster,
      '--client-vpc',
      arn,
    ]);
    assert.equal(code, 3);
    assert.match(out, /is in eu-west-1/);
  });
});
