import { message } from '../model/message.js';
import { vpcLabel } from '../model/names.js';
import type { Input, Problem } from '../model/plan.js';
import type { VpcId } from '../model/ids.js';
import { targetOf } from '../model/ruleTarget.js';
import { blocker } from './draft.js';
import type { Estate } from './estate.js';
import { loopOf, type Proposal } from './loop.js';

/** What the graph says against a proposal; each way once. */
export function loopProblems(estate: Estate, proposal: Proposal): readonly Problem[] {
  const seen = new Set<string>();
  return loopOf(estate, proposal).flatMap(({ end, path }) => {
    const way = path.map((id) => vpcLabel(estate.vpcs, id)).join(' → ');
    if (seen.has(`${end} ${way}`)) return [];
    seen.add(`${end} ${way}`);
    const key = end === 'cycle' ? 'problem.loop' : 'problem.astray';
    return [blocker(message(key, { way }), message(`help.${end}`))];
  });
}

/** The proposal of a rule whose targets may be known only once a new inbound endpoint is there. */
export function proposalOf(
  targets: Input<readonly string[]>,
  endpointId: Input<string>,
  inboundVpcId: VpcId,
  associate: readonly VpcId[],
  ruleId?: string,
): Proposal {
  return {
    associate,
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(typeof endpointId === 'string' ? { endpointId } : {}),
    ...('step' in targets
      ? { targetVpcIds: [inboundVpcId] }
      : { targetIps: targets.map((one) => targetOf(one).ip) }),
  };
}
