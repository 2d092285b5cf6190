import { applyPlan } from '../core/apply/apply.js';
import { awsBy } from '../core/apply/identities.js';
import type { ApplyEvent, ApplyResult, StepState } from '../core/model/apply.js';
import type { MessageArgs } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import { fill, text } from '../core/model/text.js';
import { canBeUndone } from '../core/plan/canBeUndone.js';
import type { Log } from '../core/ports.js';
import { exitCodeOf, exitCodes, type ExitCode } from './exitCodes.js';
import { renewAt } from './renew.js';
import type { Session } from './session.js';

/** Applies a plan in its own scope; one line per change of a step's state goes to `say`. */
export async function apply(
  session: Session,
  plan: Plan,
  say: (line: string) => void,
  evenIfNotRemovable = false,
): Promise<ApplyResult> {
  const { connect, journal, lock, io, clock } = session;
  const { profile, region } = plan.identity;
  const { aws } = await connect({ profile, region }, io.signal);
  const begun = clock.now();
  const titles = new Map(plan.steps.map(({ id, title }) => [id, text(title)]));
  let last = '';
  const report = (event: ApplyEvent): void => {
    const line = lineOf(event, titles.get(event.stepId) ?? event.stepId);
    // A wait for somebody else is said each time it is looked at.
    if (line === last) return;
    last = line ?? last;
    if (line) say(`[${((event.at - begun) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  };
  const renew = renewAt(session);
  const log = quietLog(say);
  const awsAs = awsBy(connect);
  const deps = { aws, awsAs, journal, lock, clock, progress: { report }, log, evenIfNotRemovable };
  return applyPlan(plan, renew ? { ...deps, renew } : deps, io.signal);
}

function lineOf({ state }: ApplyEvent, title: string): string | undefined {
  switch (state.state) {
    case 'pending':
      return undefined;
    case 'running':
      if (state.paused) return `paused   ${text(state.paused)}`;
      return state.waitingFor
        ? `waiting  ${title}: ${text(state.waitingFor)}`
        : `begun    ${title}`;
    case 'done':
      return state.found ? `found    ${title}` : `done     ${title}`;
    case 'failed':
      if (state.error.kind === 'cancelled') return `stopped  ${title}`;
      return `FAILED   ${title}: ${new PortError(state.error).message}`;
    case 'skipped':
      return `skipped  ${title}`;
  }
}

/** Progress tells what becomes of the steps; only what nobody else says is worth a line. */
function quietLog(say: (line: string) => void): Log {
  const quiet = (): void => undefined;
  const loud = (event: string, args: MessageArgs = {}): void => {
    if (event === 'apply.permissions') say(fill('{problem}', args));
    else if (!['apply.step', 'apply.paused'].includes(event)) {
      say(`${event} ${JSON.stringify(args)}`);
    }
  };
  return { debug: quiet, info: quiet, warn: loud, error: loud };
}

/** What was made and what to do next, where the plan did not go through. */
export function aftermath(
  plan: Plan,
  result: ApplyResult,
  next: readonly string[] = waysOn(plan),
): readonly string[] {
  const made = plan.steps.filter(({ id }) => result.made.includes(id));
  const unsure = plan.steps.filter(({ id }) => isUnsure(result.states[id]));
  if (result.outcome === 'done') return [];
  if (made.length === 0 && unsure.length === 0) return ['Nothing was changed.'];
  return [
    ...(made.length > 0 ? ['Changed before it ended:'] : []),
    ...made.map(({ title }) => `  - ${text(title)}`),
    ...(unsure.length > 0 ? ['May or may not have been done; to resume finds out:'] : []),
    ...unsure.map(({ title }) => `  - ${text(title)}`),
    ...next,
  ];
}

function waysOn(plan: Plan): readonly string[] {
  return [
    `To finish it: ${program} resume ${plan.id}`,
    ...(canBeUndone(plan) ? [`To take it back: ${undoCommand(plan)}`] : []),
  ];
}

/** How the command line is called. */
export const program = 'npm run -s cli --';

/** Whether nobody knows if a step's call arrived: it was sent and no answer came. */
function isUnsure(state: StepState | undefined): boolean {
  return state?.state === 'failed' && ['unreachable', 'timeout'].includes(state.error.kind);
}

/** The command that takes a plan back. */
export function undoCommand(plan: Plan): string {
  return `${program} undo ${plan.id}`;
}

/** The exit code for how an apply ended. */
export function exitCodeFor(result: ApplyResult): ExitCode {
  if (result.outcome === 'done') return exitCodes.ok;
  if (result.outcome === 'cancelled') return exitCodes.cancelled;
  return result.error ? exitCodeOf(result.error.kind) : exitCodes.failed;
}
