import { hexOf } from '../../ids.js';
import { instancesOf, interfaceOf } from '../../instances.js';
import type { Instance } from '../../model/instance.js';
import type { World } from '../../world.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

const codes = { running: '16', stopped: '80' } as const;

/** Each instance in a reservation of its own, as one that was launched alone. */
export const describeInstances = describe<Instance>({
  idParameter: 'InstanceId',
  kind: idKinds.instance,
  set: 'reservationSet',
  maxPage: 1000,
  rows: instancesOf,
  idOf: ({ instanceId }) => instanceId,
  filters: (world) => ({
    'image-id': ({ imageId }) => [imageId],
    'instance-id': ({ instanceId }) => [instanceId],
    'instance-state-name': ({ state }) => [state],
    'instance-type': ({ instanceType }) => [instanceType],
    'private-ip-address': (each) => interfaceOf(world, each)?.privateIpAddresses ?? [],
    'subnet-id': (each) => [interfaceOf(world, each)?.subnetId],
    'vpc-id': (each) => [interfaceOf(world, each)?.vpcId],
  }),
  render: (each, world) => ({
    reservationId: `r-${hexOf(each.instanceId)}`,
    ownerId: world.accountId,
    groupSet: [],
    instancesSet: [instance(each, world)],
  }),
});

function instance(each: Instance, world: World) {
  const own = interfaceOf(world, each);
  const [address] = own?.privateIpAddresses ?? [];
  const groups = (own?.groupIds ?? []).map((groupId) => ({
    groupId,
    groupName: world.securityGroups.find((group) => group.groupId === groupId)?.groupName ?? '',
  }));
  return {
    instanceId: each.instanceId,
    imageId: each.imageId,
    instanceState: { code: codes[each.state], name: each.state },
    instanceType: each.instanceType,
    launchTime: new Date(each.launchedAt).toISOString(),
    privateIpAddress: address,
    subnetId: own?.subnetId,
    vpcId: own?.vpcId,
    architecture: 'x86_64',
    groupSet: groups,
    tagSet: tagSet(each.tags),
  };
}
