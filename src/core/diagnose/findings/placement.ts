import { valueOf } from '../../model/fact.js';
import { labelOf } from '../../model/names.js';
import { unusableBecause } from '../../plan/subnets.js';
import { isRight } from '../walked.js';
import { finding, type Detector } from './detector.js';

/** F37: the cluster VPC has no place for the inbound endpoint that the fix needs (aws facts §2.4). */
export const placement: Detector = (walked) => {
  const { cluster, network, snapshot, walks } = walked;
  if (cluster.access !== 'publicAndPrivate') return [];
  if (walks.every(({ answer }) => isRight(walked, answer) !== false)) return [];
  const vpc = network.vpcs.get(cluster.vpcId ?? '');
  const account = valueOf(snapshot.identity)?.accountId;
  const has = [...network.endpoints.values()].some(
    (one) => one.direction === 'INBOUND' && one.vpcId === cluster.vpcId,
  );
  if (!vpc || has || account === undefined) return [];
  if (vpc.tenancy === 'dedicated') {
    return [
      finding({
        mode: 'F37',
        weight: 'obstacle',
        sentence: 'finding.dedicatedTenancy',
        args: { vpc: labelOf(vpc) },
        evidence: [
          {
            call: 'ec2:DescribeVpcs',
            subject: vpc.id,
            field: 'InstanceTenancy',
            value: vpc.tenancy,
          },
        ],
        advice: 'mend.dedicatedTenancy',
      }),
    ];
  }
  const subnets = network.subnetsOfVpc.get(vpc.id) ?? [];
  const reasons = subnets.map((subnet) => ({ subnet, why: unusableBecause(subnet, account) }));
  const free = reasons
    .filter(({ why }) => !why)
    .reduce((sum, { subnet }) => sum + subnet.availableIpAddressCount, 0);
  if (subnets.length === 0 || free >= 2) return [];
  return [
    finding({
      mode: 'F37',
      weight: 'obstacle',
      sentence: 'finding.noPlace',
      args: { vpc: labelOf(vpc) },
      evidence: reasons.map(({ subnet, why }) => ({
        call: 'ec2:DescribeSubnets',
        subject: subnet.id,
        field: 'OwnerId, AvailableIpAddressCount, Ipv6Native, EnableLniAtDeviceIndex',
        value: why ?? String(subnet.availableIpAddressCount),
      })),
      advice: 'mend.noPlace',
    }),
  ];
};
