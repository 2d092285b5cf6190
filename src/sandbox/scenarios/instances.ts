import { hexOf, macOf } from '../ids.js';
import type { Instance } from '../model/instance.js';
import type { Subnet } from '../model/network.js';
import type { World } from '../world.js';

export interface InstancePlan {
  readonly name: string;
  readonly address: string;
  readonly groupId: string;
  readonly launchedAt: number;
  /** As the agent tells it; an ordinary Amazon Linux, online, if not said. */
  readonly ssm?: Partial<NonNullable<Instance['ssm']>>;
}

/**
 * An instance with its network interface, registered with Systems Manager. Its ids come from its
 * name: those of the rest of the scenario stay as they are without it.
 */
export function addInstance(world: World, subnet: Subnet, plan: InstancePlan): Instance {
  const { name, address, groupId, launchedAt } = plan;
  const hex = hexOf(`${world.accountId}/${world.region}/instance/${name}`);
  const networkInterfaceId = `eni-${hex}`;
  world.networkInterfaces.push({
    networkInterfaceId,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    ownerId: world.accountId,
    privateIpAddresses: [address],
    groupIds: [groupId],
    description: '',
    interfaceType: 'interface',
    requesterManaged: false,
    macAddress: macOf(networkInterfaceId),
    attachment: {
      attachmentId: `eni-attach-${hex}`,
      instanceOwnerId: world.accountId,
      instanceId: `i-${hex}`,
      deviceIndex: 0,
      attachedAt: launchedAt,
    },
    tags: {},
  });
  const instance: Instance = {
    instanceId: `i-${hex}`,
    networkInterfaceId,
    instanceType: 't3.micro',
    imageId: `ami-${hexOf('amazon-linux-2023')}`,
    state: 'running',
    launchedAt,
    ssm: {
      pingStatus: 'Online',
      platformType: 'Linux',
      platformName: 'Amazon Linux',
      platformVersion: '2023',
      agentVersion: '3.3.1802.0',
      python: true,
      ...plan.ssm,
    },
    tags: { Name: name },
  };
  world.instances = [...(world.instances ?? []), instance];
  return instance;
}
