import { enableFix, finding, type Detector } from './detector.js';

/** F3: public access is on, and the client's resolver forwards the name nowhere. */
export const publicAnswer: Detector = (walked) => {
  const { cluster, vantage, walks } = walked;
  if (cluster.access !== 'publicAndPrivate' || vantage.kind === 'vpc') return [];
  if (!walks.some(({ answer, entries }) => answer === 'public' && entries.length === 0)) return [];
  return [
    finding({
      mode: 'F3',
      weight: 'cause',
      sentence: 'finding.publicAnswer',
      args: { cluster: cluster.name, name: cluster.endpointName ?? '' },
      evidence: [
        {
          call: 'eks:DescribeCluster',
          subject: cluster.name,
          field: 'resourcesVpcConfig.endpointPublicAccess',
          value: 'true',
        },
      ],
      advice: vantage.kind === 'public' ? 'mend.publicResolver' : 'mend.enable',
      fix: enableFix(walked),
    }),
  ];
};
