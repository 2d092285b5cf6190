import { labelOf } from '../../model/names.js';
import { clientVpcId } from '../walked.js';
import { finding, type Detector } from './detector.js';

/** F6: by their DHCP options the clients never ask the Resolver, so no rule acts on them. */
export const clientBypass: Detector = (walked) => {
  const { resolver, cluster } = walked;
  if (resolver.kind !== 'foreign' || clientVpcId(walked) === cluster.vpcId) return [];
  const { vpc, servers } = resolver;
  return [
    finding({
      mode: 'F6',
      weight: 'cause',
      sentence: 'finding.clientBypass',
      args: { vpc: labelOf(vpc), servers },
      evidence: [
        {
          call: 'ec2:DescribeDhcpOptions',
          subject: vpc.dhcpOptionsId,
          field: 'DhcpConfigurations[domain-name-servers]',
          value: servers.join(', '),
        },
      ],
      advice: 'mend.clientBypass',
    }),
  ];
};
