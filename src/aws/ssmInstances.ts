import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2';
import { asId } from '../core/model/ids.js';
import type { SsmVantage } from '../core/model/vantage.js';
import type { ServiceCaller } from './caller.js';
import type { Clients } from './clients.js';

/** Ids in one call, since with ids there are no pages. */
const together = 100;

/** The VPCs of these instances, and one instance of each to ask from. */
export async function instancesOf(
  call: ServiceCaller,
  clients: () => Clients,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly SsmVantage[]> {
  const found: Instance[] = [];
  for (let at = 0; at < ids.length; at += together) {
    // By filter: an id that is gone since then must not take the others with it.
    const Filters = [
      { Name: 'instance-id', Values: ids.slice(at, at + together) },
      { Name: 'instance-state-name', Values: ['running'] },
    ];
    const { Reservations = [] } = await call('DescribeInstances', signal, (options) =>
      clients().ec2.send(new DescribeInstancesCommand({ Filters }), options),
    );
    found.push(...Reservations.flatMap(({ Instances = [] }) => Instances));
  }
  return onePerVpc(found);
}

/** The same one each time: that with the lowest id. */
function onePerVpc(instances: readonly Instance[]): readonly SsmVantage[] {
  const byVpc = new Map<string, SsmVantage>();
  const sorted = instances.toSorted((a, b) =>
    (a.InstanceId ?? '') < (b.InstanceId ?? '') ? -1 : 1,
  );
  for (const { InstanceId, VpcId, Tags = [] } of sorted) {
    if (!InstanceId || !VpcId || byVpc.has(VpcId)) continue;
    const name = Tags.find(({ Key }) => Key === 'Name')?.Value;
    const of = name ? `${name} (${InstanceId})` : InstanceId;
    byVpc.set(VpcId, {
      id: `ssm:${InstanceId}`,
      name: `Inside ${VpcId}: ${of}`,
      of,
      through: 'ssm',
      instanceId: InstanceId,
      vpcId: asId(VpcId),
    });
  }
  return [...byVpc.values()];
}
