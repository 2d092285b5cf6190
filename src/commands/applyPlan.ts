import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { portErrorOf } from '../core/model/portError.js';
import { diffPlans } from '../core/plan/diff.js';
import { diffText } from '../core/plan/diffText.js';
import { checkSameAccount } from '../core/plan/ownPlan.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import { problemText } from '../core/plan/render.js';
import type { SavedPlan } from '../core/plan/savedPlan.js';
import { savedPlanText } from '../core/plan/savedText.js';
import { pickProfile } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { targetOfNames, textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';
import { planAnew } from './planAnew.js';
import { openPlans } from './planFiles.js';

/**
 * **Apply a saved plan…**: shows the plan of a file with what differs from what would be
 * planned now, and carries it out like any other. Refused as another account, and where
 * the journal knows another plan by its id.
 */
export const applyPlan: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const [saved] = await openPlans(deps, message('ui.planFile.apply'), false);
    if (!saved) return undefined;
    const plan = await adopt(deps, saved.plan, signal);
    const { profile, region } = plan.identity;
    const target = targetOfNames({ profile, region }, clusterNamesOf(plan));
    const comparison = await compared(deps, { ...saved, plan }, signal);
    const document = `${savedPlanText(plan, deps.say)}\n${comparison}`;
    const planning = { verdicts: [], problems: [], plan };
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount, document }, signal);
  };

/** The plan as that of a profile we have, whose account and Region it is for. */
async function adopt(deps: CommandDeps, plan: Plan, signal: AbortSignal): Promise<Plan> {
  const { operations } = deps;
  const { region } = plan.identity;
  const known = await operations.profiles();
  const same = known.find(({ name }) => name === plan.identity.profile);
  const profile = (same ?? (await pickProfile(deps))).name;
  const snapshot = await operations.read({ profile, region }, ['identity'], signal);
  const own = { ...plan, identity: { ...plan.identity, profile } };
  checkSameAccount(own, required(snapshot.identity).accountId);
  await operations.checkPlanId(own);
  return own;
}

/** A comparison that cannot be made is said, and keeps nobody from applying. */
async function compared(deps: CommandDeps, saved: SavedPlan, signal: AbortSignal): Promise<string> {
  const head = deps.say(message('saved.against'));
  const { profile, region } = saved.plan.identity;
  try {
    const planning = await planAnew(deps, saved, { profile, region }, signal);
    if (!planning) return '';
    if (planning.plan)
      return `${head}\n${diffText(diffPlans(saved.plan, planning.plan), deps.say)}`;
    return `${head}\n${planning.problems.map((one) => problemText(one, deps.say)).join('\n')}\n`;
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (error.kind === 'cancelled') throw error;
    return `${deps.say(message('saved.notPlanned', { why: message(error.info.messageKey, error.info.args) }))}\n`;
  }
}
