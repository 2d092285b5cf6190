import { foreignNameServers } from '../../model/dhcp.js';
import { valueOf } from '../../model/fact.js';
import { labelOf } from '../../model/names.js';
import { clientVpcId } from '../walked.js';
import { finding, type Detector } from './detector.js';

/** F5: the cluster VPC's instances, its nodes, ask servers that do not know the hidden zone. */
export const clusterVpcDhcp: Detector = (walked) => {
  const { cluster, network, snapshot } = walked;
  const vpc = network.vpcs.get(cluster.vpcId ?? '');
  const servers = vpc && foreignNameServers(vpc, valueOf(snapshot.dhcpOptions));
  if (!vpc || !servers || servers.length === 0) return [];
  return [
    finding({
      mode: 'F5',
      weight: clientVpcId(walked) === vpc.id ? 'cause' : 'risk',
      sentence: 'finding.clusterVpcDhcp',
      args: { vpc: labelOf(vpc), servers, cluster: cluster.name },
      evidence: [
        {
          call: 'ec2:DescribeDhcpOptions',
          subject: vpc.dhcpOptionsId,
          field: 'DhcpConfigurations[domain-name-servers]',
          value: servers.join(', '),
        },
      ],
      advice: 'mend.dhcp',
    }),
  ];
};
