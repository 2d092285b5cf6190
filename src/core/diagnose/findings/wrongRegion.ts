import { ownAnswers } from '../live.js';
import { clientVpcId } from '../walked.js';
import { finding, type Detector } from './detector.js';

/** F38: the client VPC is in another Region, where this Region's rules cannot be associated. */
export const wrongRegion: Detector = (walked) => {
  const { snapshot, network } = walked;
  const vpcId = clientVpcId(walked);
  if (vpcId === undefined || !snapshot.vpcs.known || network.vpcs.has(vpcId)) return [];
  const { region } = snapshot.scope;
  const peering = [...network.peerings.values()].find(
    (one) =>
      (one.requesterVpcId === vpcId && one.requesterRegion !== region) ||
      (one.accepterVpcId === vpcId && one.accepterRegion !== region),
  );
  if (!peering) return [];
  // Somebody has enabled it there, where this Region's lists do not show it.
  const seen = ownAnswers(walked).filter(({ type }) => type === 'A');
  if (seen.length > 0 && seen.every(({ verdict }) => verdict === 'private')) return [];
  const own = peering.requesterVpcId === vpcId;
  const other = own ? peering.requesterRegion : peering.accepterRegion;
  return [
    finding({
      mode: 'F38',
      weight: 'cause',
      sentence: 'finding.wrongRegion',
      args: { vpc: vpcId, region, other },
      evidence: [
        {
          call: 'ec2:DescribeVpcPeeringConnections',
          subject: peering.id,
          field: own ? 'RequesterVpcInfo.Region' : 'AccepterVpcInfo.Region',
          value: other,
        },
      ],
      advice: 'mend.wrongRegion',
    }),
  ];
};
