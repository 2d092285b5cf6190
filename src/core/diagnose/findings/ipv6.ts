import { enableFix, finding, type Detector } from './detector.js';
import { dropsOf } from './drops.js';
import { isV6Only } from './families.js';

/** F31: the name has AAAA records, and only IPv4 connects. */
export const ipv6: Detector = (walked) => {
  const drops = dropsOf(walked).filter(({ purpose }) => purpose === 'api');
  if (drops.length === 0 || !isV6Only(walked, drops)) return [];
  const evidence = drops.flatMap(({ step }) => step.evidence);
  return [
    finding({
      mode: 'F31',
      weight: drops[0]?.weight ?? 'cause',
      sentence: 'finding.ipv6',
      args: {
        cluster: walked.cluster.name,
        points: [...new Set(drops.map(({ step }) => step.subject))],
      },
      evidence: [
        {
          call: 'eks:DescribeCluster',
          subject: walked.cluster.name,
          field: 'kubernetesNetworkConfig.ipFamily',
          value: 'ipv6',
        },
        ...evidence.slice(0, 5),
      ],
      advice: 'mend.ipv6',
      fix: enableFix(walked),
    }),
  ];
};
