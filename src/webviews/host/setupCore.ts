import { controlPlaneGroupCandidates, subnetCandidates } from '../../core/plan/candidates.js';
import { commonClientVpcs } from '../../core/plan/commonCandidates.js';
import { foreignClientVpcs, possibleForeignVpcs } from '../../core/plan/foreignCandidates.js';
import { planEnable } from '../../core/plan/enable.js';
import { planFile } from '../../core/plan/planJson.js';
import { policyFor } from '../../core/plan/policy.js';
import { planText } from '../../core/plan/render.js';
import { verdictFor } from '../../core/verdict/verdict.js';

/** The pure functions the setup page is made from. */
export const setupCore = {
  commonClientVpcs,
  controlPlaneGroupCandidates,
  foreignClientVpcs,
  planEnable,
  planFile,
  planText,
  policyFor,
  possibleForeignVpcs,
  subnetCandidates,
  verdictFor,
};

/** Their types, so that a test can put known answers in their place. */
export type SetupCore = typeof setupCore;
