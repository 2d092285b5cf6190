import assert from 'node:assert/strict';
import { generate } from '../../lab/estate/generate.js';
import { questionsOf } from '../../lab/questions.js';
import { isInBlock } from '../../../src/sandbox/net/block.js';
import { dangling } from './support/dangling.js';

const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

describe('estates that the lab draws', () => {
  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(generate(7), generate(7));
    assert.notDeepEqual(generate(7).world.vpcs, generate(8).world.vpcs);
  });

  it('refer to nothing that is not there', () => {
    for (const seed of seeds) assert.deepEqual(dangling(generate(seed).world), [], `seed ${seed}`);
  });

  it('have in each VPC no address twice, and none outside its subnet', () => {
    for (const seed of seeds) {
      const { world } = generate(seed);
      const all = world.networkInterfaces.flatMap(({ vpcId, privateIpAddresses }) =>
        privateIpAddresses.map((ip) => `${vpcId} ${ip}`),
      );
      assert.equal(new Set(all).size, all.length, `seed ${seed}`);
      for (const { subnetId, privateIpAddresses } of world.networkInterfaces) {
        const cidr = world.subnets.find((each) => each.subnetId === subnetId)?.cidr ?? '';
        assert.ok(
          privateIpAddresses.every((ip) => isInBlock(ip, cidr)),
          `seed ${seed}`,
        );
      }
    }
  });

  it('keep what AWS keeps: one route to a range, one rule of a domain for a VPC, no peer that overlaps', () => {
    for (const seed of seeds) {
      const { world } = generate(seed);
      for (const { routes } of world.routeTables) {
        assert.equal(new Set(routes.map(({ destination }) => destination)).size, routes.length);
      }
      const domains = world.ruleAssociations.map(
        ({ vpcId, resolverRuleId }) =>
          `${vpcId} ${world.resolverRules.find(({ id }) => id === resolverRuleId)?.domainName}`,
      );
      assert.equal(new Set(domains).size, domains.length, `seed ${seed}`);
      for (const { requester, accepter } of world.peeringConnections) {
        assert.notDeepEqual(requester.cidrs, accepter.cidrs, `seed ${seed}`);
      }
    }
  });

  it('have of everything some, and not of everything all', () => {
    const worlds = seeds.map((seed) => generate(seed).world);
    const share = (has: (world: (typeof worlds)[number]) => boolean): number =>
      worlds.filter(has).length / worlds.length;
    const some = {
      overlap: share(({ vpcs }) => new Set(vpcs.map(({ cidr }) => cidr)).size < vpcs.length),
      inactive: share(({ peeringConnections }) =>
        peeringConnections.some(({ statusCode }) => statusCode !== 'active'),
      ),
      ownAcl: share(({ networkAcls }) => networkAcls.some(({ isDefault }) => !isDefault)),
      reference: share(({ securityGroupRules }) =>
        securityGroupRules.some(({ cidrIpv4, fromPort }) => fromPort === 53 && !cidrIpv4),
      ),
      carved: share(({ resolverRules }) => resolverRules.some((one) => one.ruleType === 'SYSTEM')),
      twoClusters: share(({ clusters }) => clusters.length === 2),
      foreignDns: share((world) =>
        questionsOf(world).some((one) => one.kind === 'name' && one.server === 'dhcp'),
      ),
    };
    for (const [what, part] of Object.entries(some)) {
      assert.ok(part > 0.03 && part < 0.9, `${what}: ${part}`);
    }
  });
});
