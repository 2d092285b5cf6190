import { valueOf } from '../../model/fact.js';
import { message } from '../../model/message.js';
import { finding, type Detector } from './detector.js';

/** F2: an old private-only cluster that public DNS does not know, from where public DNS is asked. */
export const neverRefreshed: Detector = ({ cluster, snapshot, walks }) => {
  const name = cluster.endpointName ?? '';
  const told = snapshot.publicAnswers[name];
  const asked = walks.some(({ answer }) => answer === 'public');
  const interfaces = valueOf(snapshot.controlPlane[cluster.name]) ?? [];
  if (cluster.access !== 'private' || !asked || !told?.known) return [];
  if (told.value.length > 0 || interfaces.length === 0) return [];
  return [
    finding({
      mode: 'F2',
      weight: 'cause',
      sentence: 'finding.neverRefreshed',
      args: { cluster: cluster.name, name },
      evidence: [
        {
          call: 'eks:DescribeCluster',
          subject: cluster.name,
          field: 'resourcesVpcConfig.endpointPublicAccess',
          value: 'false',
        },
        { call: told.source.call, subject: name, field: 'A', value: message('value.none') },
      ],
      advice: 'mend.refreshOnce',
      fix: { kind: 'access', request: { clusterName: cluster.name, change: 'refreshOnce' } },
    }),
  ];
};
