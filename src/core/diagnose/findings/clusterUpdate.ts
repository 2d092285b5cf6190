import { notRead, valueOf } from '../../model/fact.js';
import { finding, type Detector } from './detector.js';

/** F40: EKS is updating the cluster, or could not change its access or its network. */
export const clusterUpdate: Detector = ({ cluster, snapshot }) => {
  const [newest] = (valueOf(snapshot.clusterUpdates[cluster.name] ?? notRead) ?? []).toSorted(
    (a, b) => b.createdAt - a.createdAt,
  );
  if (!newest || !['InProgress', 'Failed'].includes(newest.status)) return [];
  const failed = newest.status === 'Failed';
  const errors = newest.errors.map(({ code, message }) => `${code}: ${message}`);
  return [
    finding({
      mode: 'F40',
      weight: 'obstacle',
      sentence: failed ? 'finding.updateFailed' : 'finding.updateInProgress',
      args: { cluster: cluster.name, update: newest.type, id: newest.id, errors },
      evidence: [
        {
          call: 'eks:DescribeUpdate',
          subject: newest.id,
          field: 'update.status',
          value: newest.status,
        },
        ...errors.map((value) => ({
          call: 'eks:DescribeUpdate',
          subject: newest.id,
          field: 'update.errors[]',
          value,
        })),
      ],
      advice: failed ? 'mend.updateFailed' : 'mend.wait',
    }),
  ];
};
