import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem } from '../model/plan.js';
import { blocker } from './draft.js';
import { vpcOf, type Estate } from './estate.js';

/** Dedicated-tenancy VPCs cannot hold endpoints (aws facts §2.4). */
export function dedicatedTenancy(estate: Estate, vpcId: VpcId): readonly Problem[] {
  const vpc = vpcOf(estate, vpcId);
  if (vpc?.tenancy !== 'dedicated') return [];
  return [blocker(message('problem.dedicated', { vpc: labelOf(vpc) }), message('help.dedicated'))];
}
