import { emptyWorld } from '../emptyWorld.js';
import type { World } from '../world.js';
import { addPeering, addVpc } from './builder.js';
import { buildPost } from './post.js';

/** The account of the peered client VPC. */
const partnerAccount = '444455556666';

/** The post's case, and a peered client VPC that belongs to another account of the organisation. */
export function buildTwoAccounts(world: World, now: number): void {
  buildInvited(world, now);
  world.oneOrganization = true;
}

/** The same without an organisation: a share has to be accepted. */
export function buildInvited(world: World, now: number): void {
  buildPost(world, now);
  const partner = emptyWorld(world.scenario, world.region, { ...world.timings }, partnerAccount);
  partner.alias = 'partner';
  world.accounts = [partner];
  const build = addVpc(partner, {
    name: 'build-farm',
    cidr: '10.30.0.0/16',
    subnets: [
      { name: 'build-farm-a', cidr: '10.30.0.0/20', zone: 'a' },
      { name: 'build-farm-b', cidr: '10.30.16.0/20', zone: 'b' },
    ],
  });
  const worker = world.vpcs.find(({ tags }) => tags['Name'] === 'eks-worker');
  if (!worker) throw new Error('The post has a worker VPC.');
  addPeering(partner, 'build-farm-to-eks-worker', build, worker, world);
}
