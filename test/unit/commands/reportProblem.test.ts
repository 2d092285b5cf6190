import assert from 'node:assert/strict';
import { reportProblem } from '../../../src/commands/reportProblem.js';
import type { JournalEntry } from '../../../src/core/model/apply.js';
import { createMasker } from '../../../src/core/model/mask.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Operations } from '../../../src/ui/operations.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';
import { context, fakeDeps } from './fakes.js';

const held = postEstate();
const { clusterName } = target;
const { plan } = planEnable(held, { clusterName, clientVpcIds: [asId<VpcId>(clientVpcId)] });
assert.ok(plan);
const [first] = plan.steps;
assert.ok(first);
const { id: planId } = plan;
const journal: readonly JournalEntry[] = [
  { event: 'plan', at: 0, planId, plan },
  { event: 'begin', at: 1000, planId, stepId: first.id },
  {
    event: 'failed',
    at: 2000,
    planId,
    stepId: first.id,
    error: {
      kind: 'accessDenied',
      messageKey: 'error.aws.accessDenied',
      args: {},
      help: message('help.runAgain'),
      operation: 'ec2:AuthorizeSecurityGroupIngress',
      detail: 'User: arn:aws:sts::123456789012:assumed-role/Dev/bob is not authorized',
    },
  },
  { event: 'end', at: 3000, planId, outcome: 'failed' },
];

async function reportWith(operations: Partial<Operations>) {
  const { deps, seen } = fakeDeps(held, {}, operations);
  const facts = () => ({
    versions: { 'EKS Private DNS': '1.2.3' },
    settings: { 'eksPrivateDns.profiles': ['dev'] },
    diagnosis: `why ${held.scope.profile} \`\`\` 0f1e2d3c4b5a69788796a5b4c3d2e1f0.gr7 of 123456789012`,
    log: ['info act.begin', 'warn ASIAIOSFODNN7EXAMPLE'],
  });
  const problem = { facts, diagnosed: () => undefined, masked: createMasker().all };
  await reportProblem({ ...deps, problem })(context);
  return { report: seen.documents[0]?.content ?? '', seen };
}

describe('Report a problem', () => {
  it('collects versions, settings, diagnosis, journals and log, and opens them to be read', async () => {
    const { report, seen } = await reportWith({ journals: () => Promise.resolve([journal]) });
    assert.equal(seen.documents[0]?.name, 'untitled (markdown)');
    assert.match(report, /^- EKS Private DNS: 1\.2\.3$/m);
    assert.match(report, /"eksPrivateDns\.profiles": \[\n +"dev"/);
    assert.match(report, new RegExp(`${planId}: enable for ${clusterName}, account <account-1>`));
    assert.match(report, /00:00:01\.000Z begin .*\(authorizeSecurityGroup\)/);
    assert.match(report, /failed .*accessDenied .* ec2:AuthorizeSecurityGroupIngress/);
    assert.match(report, /end: failed/);
    assert.match(report, /info act\.begin\nwarn <key-1>/);
    assert.match(seen.said[0]?.text ?? '', /sent nowhere/);
    await seen.said[0]?.buttons[0]?.run();
    assert.deepEqual(seen.copied, [report]);
  });

  it('lets nobody read an account, a key, a session or the hash of an endpoint', async () => {
    const { report } = await reportWith({ journals: () => Promise.resolve([journal]) });
    assert.doesNotMatch(report, /\d{12}|ASIA|bob|[0-9a-f]{32}/);
    assert.match(report, /<endpoint-1>\.gr7 of <account-1>/);
    assert.match(report, /arn:aws:sts::<account-1>:assumed-role\/Dev\/<session-1>/);
    // The diagnosis holds a fence of its own.
    assert.match(report, /^````text\nwhy/m);
  });

  it('says why there are no journals, and that there were none', async () => {
    const unreadable = new PortError({
      kind: 'internal',
      messageKey: 'error.internal',
      args: { detail: 'torn' },
      help: message('help.reportBug'),
    });
    const { report } = await reportWith({ journals: () => Promise.reject(unreadable) });
    assert.match(report, /could not be read: .*torn/);
    assert.match((await reportWith({})).report, /carried out\n\nNone\./);
  });

  it('has the last diagnosis that was explained', () => {
    const { deps } = fakeDeps(held);
    deps.problem.diagnosed('the first');
    deps.problem.diagnosed('the last');
    assert.equal(deps.problem.facts().diagnosis, 'the last');
  });
});
