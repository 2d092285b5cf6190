import { valueOf } from '../../model/fact.js';
import { vpcLabel } from '../../model/names.js';
import { clientVpcId } from '../walked.js';
import { enableFix, finding, type Detector } from './detector.js';

/** F7: without `enableDnsSupport` nobody answers at VPC+2 of the client VPC. */
export const clientVpcDns: Detector = (walked) => {
  const { snapshot, cluster, walks } = walked;
  const vpcId = clientVpcId(walked);
  if (vpcId === undefined || vpcId === cluster.vpcId) return [];
  if (!walks.some(({ visit }) => visit?.decided.decision.kind === 'noResolver')) return [];
  return [
    finding({
      mode: 'F7',
      weight: 'cause',
      sentence: 'finding.clientVpcDns',
      args: { vpc: vpcLabel(valueOf(snapshot.vpcs), vpcId), attribute: 'enableDnsSupport' },
      evidence: [
        {
          call: 'ec2:DescribeVpcAttribute',
          subject: vpcId,
          field: 'EnableDnsSupport.Value',
          value: 'false',
        },
      ],
      advice: 'mend.vpcDns',
      fix: enableFix(walked, { fixVpcDns: true }),
    }),
  ];
};
