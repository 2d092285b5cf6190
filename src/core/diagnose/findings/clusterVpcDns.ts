import { vpcLabel } from '../../model/names.js';
import { valueOf } from '../../model/fact.js';
import { visitsOf } from '../walked.js';
import { enableFix, finding, weightOf, type Detector } from './detector.js';

/** F4: the cluster VPC lacks a DNS attribute, without which its zone does not answer. */
export const clusterVpcDns: Detector = (walked) => {
  const { cluster, snapshot } = walked;
  const { vpcId } = cluster;
  const dns = vpcId && valueOf(snapshot.vpcDns[vpcId]);
  if (!dns || (dns.dnsSupport && dns.dnsHostnames)) return [];
  const field = dns.dnsSupport ? 'EnableDnsHostnames.Value' : 'EnableDnsSupport.Value';
  const reached = visitsOf(walked).find(({ visit }) => visit.vpcId === vpcId);
  return [
    finding({
      mode: 'F4',
      weight: reached ? weightOf(walked, reached.walk) : 'obstacle',
      sentence: 'finding.clusterVpcDns',
      args: {
        vpc: vpcLabel(valueOf(snapshot.vpcs), vpcId),
        attribute: dns.dnsSupport ? 'enableDnsHostnames' : 'enableDnsSupport',
        cluster: cluster.name,
      },
      evidence: [{ call: 'ec2:DescribeVpcAttribute', subject: vpcId, field, value: 'false' }],
      advice: 'mend.vpcDns',
      fix: enableFix(walked, { fixVpcDns: true }),
    }),
  ];
};
