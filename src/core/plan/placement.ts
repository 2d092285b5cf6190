import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem } from '../model/plan.js';
import { blocker, warning } from './draft.js';
import { vpcOf, type Estate } from './estate.js';

/** Endpoints per Region and account unless raised: L-4A669CC0 (aws facts §2.10). */
const defaultEndpointQuota = 4;

/** Dedicated-tenancy VPCs cannot hold endpoints (aws facts §2.4). */
export function dedicatedTenancy(estate: Estate, vpcId: VpcId): readonly Problem[] {
  const vpc = vpcOf(estate, vpcId);
  if (vpc?.tenancy !== 'dedicated') return [];
  return [blocker(message('problem.dedicated', { vpc: labelOf(vpc) }), message('help.dedicated'))];
}

/** Only a warning: the account's own quota may be higher than the default, and is not read here. */
export function quotaProblem(estate: Estate, fresh: number): readonly Problem[] {
  const count = estate.endpoints.length + fresh;
  if (fresh === 0 || count <= defaultEndpointQuota) return [];
  const what = message('problem.quota', { count, quota: defaultEndpointQuota });
  return [warning(what, message('help.quota'))];
}
