import { message } from '../model/message.js';
import type { Problem } from '../model/plan.js';
import { blocker } from './draft.js';
import type { Estate } from './estate.js';

/**
 * A client VPC that is not in this Region, where that can be told: by its ARN, or by a
 * peering connection whose other side it is. A rule, its outbound endpoint and the VPCs
 * it is associated with are in one Region (aws facts §2.5, F38).
 */
export function otherRegionProblem(estate: Estate, vpc: string): Problem | undefined {
  const { region } = estate.identity;
  const other = regionOf(estate, vpc);
  if (other === undefined || other === region) return undefined;
  return blocker(
    message('problem.otherRegion', { vpc, other, region }),
    message('help.otherRegion', { other }),
  );
}

function regionOf(estate: Estate, vpc: string): string | undefined {
  const fromArn = /^arn:[\w-]+:ec2:([\w-]+):\d*:vpc\//.exec(vpc)?.[1];
  if (fromArn !== undefined) return fromArn;
  for (const peering of estate.peerings) {
    if (peering.requesterVpcId === vpc) return peering.requesterRegion;
    if (peering.accepterVpcId === vpc) return peering.accepterRegion;
  }
  return undefined;
}
