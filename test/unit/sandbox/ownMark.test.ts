import assert from 'node:assert/strict';
import { planEnable } from '../../../src/core/plan/enable.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';

/** What of a thing says who made it and for whom; addresses and ids are the sandbox's own. */
function marksOf(world: World): unknown {
  const withoutPlan = (tags: Readonly<Record<string, string>>): object =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => key !== 'eks-private-dns:plan'));
  return {
    endpoints: world.resolverEndpoints
      .map((one) => [one.name, one.direction, one.creatorRequestId, withoutPlan(one.tags)])
      .toSorted(),
    rules: world.resolverRules.map((one) => [
      one.name,
      one.domainName,
      one.creatorRequestId,
      withoutPlan(one.tags),
    ]),
    groups: world.securityGroups
      .filter(({ groupName }) => groupName.startsWith('eks-private-dns'))
      .map((one) => [one.groupName, withoutPlan(one.tags)])
      .toSorted(),
    clients: world.securityGroupRules
      .filter(({ fromPort }) => fromPort === 443)
      .map(({ cidrIpv4, tags }) => [cidrIpv4, tags['eks-private-dns:client-vpc']]),
  };
}

describe('sandbox: the solved scenario', () => {
  let post: TestEstate;
  let solved: TestEstate;
  before(async () => {
    [post, solved] = await Promise.all([testEstate('post'), testEstate('solved')]);
  });
  after(() => Promise.all([post.close(), solved.close()]));

  it('bears the names, tags and request ids that a plan gives', async () => {
    const planning = planEnable(await post.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [post.vpc('tools')],
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
    });
    await applied(post, planning);
    assert.deepEqual(marksOf(solved.world), marksOf(post.world));
    assert.match(
      solved.world.ruleAssociations[0]?.name ?? '',
      new RegExp(`^${(post.world.ruleAssociations[0]?.name ?? '').replace(/-[0-9a-f]{6}$/, '')}`),
    );
  });

  it('leaves nothing for a plan to do', async () => {
    const { plan, problems } = planEnable(await solved.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [solved.vpc('tools')],
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
    });
    assert.ok(plan, JSON.stringify(problems));
    assert.deepEqual(
      plan.steps.map(({ id }) => id),
      [],
    );
  });
});
