import { finding, type Detector } from './detector.js';
import { movedInterfaces, movingUpdate } from './moved.js';

/** F30: after an update the interfaces stand in subnets that routes and ACLs do not cover. */
export const movedControlPlane: Detector = (walked) => {
  const drops = movedInterfaces(walked);
  const [first] = drops;
  const update = movingUpdate(walked);
  if (!first || !update) return [];
  return [
    finding({
      mode: 'F30',
      weight: first.weight,
      sentence: 'finding.movedControlPlane',
      args: {
        cluster: walked.cluster.name,
        update: update.type,
        subnets: [...new Set(drops.map(({ flow }) => String(flow.to.subnetId)))],
      },
      evidence: [
        {
          call: 'eks:DescribeUpdate',
          subject: update.id,
          field: 'update.type',
          value: update.type,
        },
        {
          call: 'ec2:DescribeNetworkInterfaces',
          subject: first.flow.to.ip,
          field: 'NetworkInterfaces[].SubnetId',
          value: String(first.flow.to.subnetId),
        },
        ...first.step.evidence,
      ],
      advice: 'mend.movedControlPlane',
    }),
  ];
};
