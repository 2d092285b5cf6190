import type { ApplyResult } from '../core/model/apply.js';
import { roleOf } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import type { Plan, Planning } from '../core/model/plan.js';
import type { PlanRequest } from '../core/plan/planJson.js';
import { PortError } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import { planText } from '../core/plan/render.js';
import { forwardMessage, toForward } from '../core/plan/toForward.js';
import { canBeUndone } from '../core/plan/canBeUndone.js';
import { aftermath, apply, exitCodeFor, undoCommand } from './applying.js';
import { exitCodes, type ExitCode } from './exitCodes.js';
import { writeJson } from './io.js';
import type { Options } from './options.js';
import { messageJson, planningJson } from '../core/plan/planJson.js';
import { errorJson } from './report.js';
import { UsageError } from './usageError.js';
import type { Session } from './session.js';

/** What goes with a planning: what was asked for, and a text to show in place of the usual one. */
export interface CarryOutExtras {
  readonly request?: PlanRequest;
  readonly shown?: string;
}

/** Shows a plan, asks unless told not to, applies it and reports. */
export async function carryOut(
  session: Session,
  options: Options,
  planning: Planning,
  { request, shown }: CarryOutExtras = {},
): Promise<ExitCode> {
  const { io } = session;
  const { plan } = planning;
  if (!options.json) io.stdout(shown ?? planText(plan, planning.verdicts, planning.problems));
  if (!plan) {
    if (options.json) writeJson(io, planningJson(planning, request));
    return exitCodes.blocked;
  }
  if (plan.steps.length > 0 && !options.yes) await confirm(session, options, plan);
  const say = (line: string): void => (options.json ? io.stderr : io.stdout)(`${line}\n`);
  const result = await apply(session, plan, say, options.evenIfNotRemovable);
  if (options.json)
    writeJson(io, { ...planningJson(planning, request), ...resultJson(plan, result) });
  else sayOutcome(session, plan, result);
  return exitCodeFor(result);
}

async function confirm({ io }: Session, options: Options, plan: Plan): Promise<void> {
  if (options.json || !io.isTty) {
    throw new UsageError(
      `${options.verb} changes AWS: add --yes when nobody is there to be asked. Nothing was changed.`,
    );
  }
  const { accountId, region, profile, callerArn } = plan.identity;
  const answer = await io.ask(
    `\nApply ${plan.steps.length} steps in account ${accountId}, ${region}, as ${roleOf(callerArn)} (profile ${profile})? [y/N] `,
    io.signal,
  );
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new PortError({
    kind: 'cancelled',
    messageKey: 'error.cli.declined',
    args: {},
    help: message('help.runAgain'),
  });
}

function resultJson(plan: Plan, result: ApplyResult): object {
  return {
    result: {
      ...result,
      ...(result.error ? { error: errorJson(new PortError(result.error)) } : {}),
    },
    ...(result.outcome === 'done' && plan.forwards ? { forwards: forwardsJson(plan, result) } : {}),
    ...(result.made.length > 0 && canBeUndone(plan) ? { undo: undoCommand(plan) } : {}),
  };
}

/** What the user has to do outside AWS, with the addresses that only the run brought to light. */
function forwardsJson(plan: Plan, { states }: ApplyResult): readonly object[] {
  return toForward(plan, states).map((one) => ({
    ...one,
    message: messageJson(forwardMessage(one)),
  }));
}

function sayOutcome({ io }: Session, plan: Plan, result: ApplyResult): void {
  const seconds = (result.elapsedMs / 1000).toFixed(1);
  if (result.outcome === 'done') {
    io.stdout(`\nDone in ${seconds} s.\n`);
    for (const one of toForward(plan, result.states)) {
      io.stdout(`${text(forwardMessage(one))}\n`);
    }
    if (result.made.length > 0 && canBeUndone(plan))
      io.stdout(`To take it back: ${undoCommand(plan)}\n`);
    return;
  }
  const error = result.error && new PortError(result.error);
  io.stderr(`\n${error?.message ?? 'It failed.'}\n`);
  if (error && error.kind !== 'cancelled') io.stderr(`${text(error.info.help)}\n`);
  for (const line of aftermath(plan, result)) io.stderr(`${line}\n`);
}
