import { finding, type Detector } from './detector.js';
import { message } from '../../model/message.js';

/** F43: a cluster with private access has interfaces, and EC2 shows none of them. */
export const hiddenInterfaces: Detector = ({ cluster, snapshot }) => {
  const fact = snapshot.controlPlane[cluster.name];
  if (cluster.access === 'public' || cluster.status !== 'ACTIVE') return [];
  if (!fact?.known || fact.value.length > 0) return [];
  return [
    finding({
      mode: 'F43',
      weight: 'blind',
      sentence: 'finding.hiddenInterfaces',
      args: { cluster: cluster.name, vpc: cluster.vpcId ?? '' },
      evidence: [
        {
          call: 'ec2:DescribeNetworkInterfaces',
          subject: cluster.vpcId ?? '',
          field: `NetworkInterfaces[Description=Amazon EKS ${cluster.name}]`,
          value: message('value.none'),
        },
      ],
      advice: 'mend.hiddenInterfaces',
    }),
  ];
};
