import type { Subnet, Vpc } from '../model/network.js';
import { hexOf, newId } from '../ids.js';
import type { Instance } from '../model/instance.js';
import type { World } from '../world.js';
import { addInstance } from './instances.js';
import { addInterface, addPeering, addRoute, addVpc, subnetsOf } from './builder.js';

export interface PostNetwork {
  readonly worker: Vpc;
  readonly tools: Vpc;
  /** Private subnets of the cluster VPC in zones a, b and c. */
  readonly private: readonly [Subnet, Subnet, Subnet];
}

/** The network of the AWS post: worker VPC, peered client VPC, and a data centre on a VPN. */
export function addPostNetwork(world: World): PostNetwork {
  const worker = addVpc(world, {
    name: 'eks-worker',
    cidr: '192.168.0.0/16',
    subnets: [
      { name: 'eks-worker-private-a', cidr: '192.168.64.0/19', zone: 'a' },
      { name: 'eks-worker-private-b', cidr: '192.168.96.0/19', zone: 'b' },
      { name: 'eks-worker-private-c', cidr: '192.168.128.0/19', zone: 'c' },
      { name: 'eks-worker-nodes-a', cidr: '192.168.0.0/19', zone: 'a' },
      { name: 'eks-worker-nodes-b', cidr: '192.168.32.0/19', zone: 'b' },
    ],
  });
  const tools = addVpc(world, {
    name: 'tools',
    cidr: '172.16.0.0/16',
    subnets: [
      { name: 'tools-a', cidr: '172.16.0.0/20', zone: 'a' },
      { name: 'tools-b', cidr: '172.16.16.0/20', zone: 'b' },
      { name: 'tools-c', cidr: '172.16.32.0/20', zone: 'c' },
    ],
  });
  addPeering(world, 'tools-to-eks-worker', tools, worker);
  addDataCentre(world, worker);
  const [a, b, c] = subnetsOf(world, worker);
  if (!a || !b || !c) throw new Error('The worker VPC has at least three subnets.');
  return { worker, tools, private: [a, b, c] };
}

/** A data centre on a VPN that ends in the VPC; its DNS server is 10.20.0.53. */
export function addDataCentre(world: World, vpc: Vpc): void {
  const vpnGatewayId = newId(world, 'vgw-');
  const cidr = '10.20.0.0/16';
  world.vpnGateways.push({ vpnGatewayId, vpcId: vpc.vpcId, tags: { Name: 'head-office' } });
  addRoute(world, vpc, {
    destination: cidr,
    target: { kind: 'vpn-gateway', id: vpnGatewayId },
    origin: 'EnableVgwRoutePropagation',
    state: 'active',
  });
  for (const table of world.routeTables) {
    if (table.vpcId === vpc.vpcId) table.propagatingVgws.push(vpnGatewayId);
  }
  world.onPremises.push({
    id: 'onprem-head-office',
    name: 'head office',
    address: '10.20.0.53',
    cidr,
    attachment: { vpcId: vpc.vpcId, vpnGatewayId },
  });
}

/** The two worker nodes of the post, whose pods' interfaces must not be taken for the control plane's. */
export function addNodes(world: World, worker: Vpc, groupId: string, at: number): void {
  const nodes = [
    { address: '192.168.18.187', name: 'eks-worker-nodes-a' },
    { address: '192.168.61.233', name: 'eks-worker-nodes-b' },
  ];
  for (const { address, name } of nodes) {
    const subnet = subnetsOf(world, worker).find((each) => each.tags['Name'] === name);
    if (!subnet) continue;
    const instanceId = newId(world, 'i-');
    const { networkInterfaceId } = addInterface(world, subnet, {
      privateIpAddresses: [address],
      groupIds: [groupId],
      description: `aws-K8S-${instanceId}`,
      attachment: {
        attachmentId: newId(world, 'eni-attach-'),
        instanceOwnerId: world.accountId,
        instanceId,
        deviceIndex: 0,
        attachedAt: at,
      },
    });
    const node: Instance = {
      instanceId,
      networkInterfaceId,
      instanceType: 'm6i.large',
      imageId: `ami-${hexOf('amazon-eks-node-1.31')}`,
      state: 'running',
      launchedAt: at,
      tags: { Name: name },
    };
    world.instances = [...(world.instances ?? []), node];
  }
}

/** The machine in the client VPC from which people work, online in Systems Manager. */
export function addToolsInstance(world: World, tools: Vpc, at: number): void {
  const [subnet] = subnetsOf(world, tools);
  const group = world.securityGroups.find(
    ({ vpcId, groupName }) => vpcId === tools.vpcId && groupName === 'default',
  );
  if (!subnet || !group) throw new Error('Every VPC has subnets here and a default group.');
  const { groupId } = group;
  addInstance(world, subnet, { name: 'tools', address: '172.16.0.10', groupId, launchedAt: at });
}
