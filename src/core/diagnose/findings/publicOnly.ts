import { finding, type Detector } from './detector.js';

/** F1: private access is off, so there is no hidden zone; forwarding returns public addresses. */
export const publicOnly: Detector = ({ cluster }) =>
  cluster.access === 'public'
    ? [
        finding({
          mode: 'F1',
          weight: 'cause',
          sentence: 'finding.publicOnly',
          args: { cluster: cluster.name },
          evidence: [
            {
              call: 'eks:DescribeCluster',
              subject: cluster.name,
              field: 'resourcesVpcConfig.endpointPrivateAccess',
              value: 'false',
            },
          ],
          advice: 'mend.enablePrivate',
          fix: {
            kind: 'access',
            request: { clusterName: cluster.name, change: 'enablePrivate' },
          },
        }),
      ]
    : [];
