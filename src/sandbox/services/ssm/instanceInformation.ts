import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { instancesOf, interfaceOf } from '../../instances.js';
import type { Instance, ManagedInstance } from '../../model/instance.js';
import type { Members } from '../../protocol/members.js';
import { pageOf } from '../../protocol/paging.js';
import type { World } from '../../world.js';

type Managed = Instance & { readonly ssm: ManagedInstance };

const readers: Readonly<Record<string, (each: Managed) => string>> = {
  InstanceIds: ({ instanceId }) => instanceId,
  PingStatus: ({ ssm }) => ssm.pingStatus,
  PlatformTypes: ({ ssm }) => ssm.platformType,
  AgentVersion: ({ ssm }) => ssm.agentVersion,
  ResourceType: () => 'EC2Instance',
};

/** `DescribeInstanceInformation`: the instances whose agent was ever seen. */
export function describeInstanceInformation({ world, now }: CallContext, input: Members): object {
  const size = input.integer('MaxResults', 5, 50);
  const token = input.string('NextToken');
  const filters = (input.structures('Filters') ?? []).map((filter) => ({
    key: filter.requiredString('Key', { min: 1 }),
    values: filter.strings('Values') ?? [],
  }));
  input.check();
  const tests = filters.map(({ key, values }) => {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (!read) throw new AwsFault('InvalidFilterKey', `${key} is not a filter of instances.`);
    return (each: Managed): boolean => values.includes(read(each));
  });
  const rows = instancesOf(world)
    .filter((each): each is Managed => each.ssm !== undefined)
    .filter((each) => tests.every((test) => test(each)));
  // Without a size, pages are the service's own.
  const page = pageOf(rows, ({ instanceId }) => instanceId, 'Instances', size ?? 50, token);
  if (!page) throw new AwsFault('InvalidNextToken', 'The specified token is not valid.');
  return {
    InstanceInformationList: page.items.map((each) => shape(world, each, now)),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function shape(world: World, instance: Managed, now: number): object {
  const { ssm, instanceId, launchedAt } = instance;
  const [address = ''] = interfaceOf(world, instance)?.privateIpAddresses ?? [];
  const seen = ssm.pingStatus === 'Online' ? now - 60_000 : launchedAt;
  return {
    InstanceId: instanceId,
    PingStatus: ssm.pingStatus,
    LastPingDateTime: Math.floor(seen / 1000),
    AgentVersion: ssm.agentVersion,
    IsLatestVersion: false,
    PlatformType: ssm.platformType,
    PlatformName: ssm.platformName,
    PlatformVersion: ssm.platformVersion,
    ResourceType: 'EC2Instance',
    IPAddress: address,
    ComputerName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
  };
}
