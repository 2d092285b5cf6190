import { escapeMarkdown, tableRow } from '../model/markdown.js';
import { message, type Message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { clusterNamesOf } from '../plan/planClusters.js';
import { forwardMessage, toForward } from '../plan/toForward.js';
import { statesOf, type RunHistory, type StepHistory } from './runHistory.js';
import { costOf, durationOf, idsOf, waysBack } from './runReportParts.js';

/** How a report is written: in which language, and for whom. */
export interface ReportStyle {
  readonly say: (message: Message) => string;
  /** The id of an account, with its alias where it is known. */
  readonly nameOf: (accountId: string) => string;
  /** The program's name where it is read at a command line; absent in an editor. */
  readonly program?: string;
}

/**
 * What one run did, as a Markdown document to be kept and shared: where and as whom, each step
 * with its time and AWS ids, the cost, what is left to do outside AWS, and how it is undone.
 */
export function runReport(history: RunHistory, style: ReportStyle): string {
  const { plan } = history;
  const say = (one: Message): string => escapeMarkdown(style.say(one));
  const section = (title: Message, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`## ${say(title)}`, lines.join('\n')];
  const parts = [
    `# ${say(message(`run.title.${plan.verb}`, { cluster: clusterNamesOf(plan) }))}`,
    `**${say(message(`run.outcome.${history.outcome}`))}**`,
    ...(history.undoneAt === undefined
      ? []
      : [say(message('run.undone', { when: timeOf(history.undoneAt) }))]),
    list(factsOf(history, style).map(say)).join('\n'),
    ...section(message('run.steps'), stepTable(history, style)),
    ...section(message('run.wrong'), list(history.steps.flatMap(wrongOf(style.say)).map(say))),
    ...section(message('run.reused'), list(plan.reused.map(({ reason }) => say(reason)))),
    ...section(message('run.kept'), list(plan.kept.map(({ reason }) => say(reason)))),
    ...section(message('run.cost'), [costOf(history).map(say).join(' ')]),
    ...section(message('run.outside'), outsideOf(history, style).map(say)),
    ...section(message('run.undo'), waysBack(history, style.program).map(say)),
    ...undoSteps(history, say),
  ];
  return `${parts.join('\n\n')}\n`;
}

function factsOf({ plan, ...history }: RunHistory, { say, nameOf }: ReportStyle): Message[] {
  const { accountId, region, callerArn, profile } = plan.identity;
  const { clusterName, endpointName, furtherClusters = [], clientVpcIds } = plan;
  const clusters = [{ name: clusterName, endpointName }, ...furtherClusters];
  const { startedAt, endedAt, runs } = history;
  return [
    message('run.account', { account: nameOf(accountId) }),
    message('run.region', { region }),
    message('run.caller', { caller: callerArn, profile }),
    ...clusters.map((one) => message('run.name', { cluster: one.name, name: one.endpointName })),
    ...(clientVpcIds.length === 0 ? [] : [message('run.clients', { vpcs: clientVpcIds })]),
    message('run.plan', { plan: plan.id }),
    message('run.begun', { when: timeOf(startedAt) }),
    ...(endedAt === undefined
      ? []
      : [
          message('run.ended', {
            when: timeOf(endedAt),
            time: say(durationOf(endedAt - startedAt)),
          }),
        ]),
    ...(runs > 1 ? [message('run.again', { runs })] : []),
  ];
}

const columns = ['step', 'outcome', 'begun', 'took', 'ids'] as const;

function stepTable({ steps }: RunHistory, style: ReportStyle): readonly string[] {
  if (steps.length === 0) return [];
  const { say } = style;
  return [
    tableRow(['#', ...columns.map((name) => say(message(`run.column.${name}`)))]),
    `|${' --- |'.repeat(columns.length + 1)}`,
    ...steps.map((one, index) => tableRow([String(index + 1), ...cellsOf(one, style)])),
  ];
}

function cellsOf(history: StepHistory, { say, nameOf }: ReportStyle): readonly string[] {
  const { step, outcome, startedAt, endedAt, error } = history;
  const title = say(step.title);
  const as = step.as && { profile: step.as.profile, account: nameOf(step.as.accountId) };
  const stopped = outcome === 'failed' && error?.kind === 'cancelled';
  const took = startedAt !== undefined && endedAt !== undefined && endedAt - startedAt;
  return [
    as ? say(message('run.step.as', { step: title, ...as })) : title,
    say(message(`run.step.${stopped ? 'stopped' : outcome}`)),
    startedAt === undefined ? '' : new Date(startedAt).toISOString().slice(11, 19),
    took === false ? '' : say(durationOf(took)),
    idsOf(history),
  ];
}

/** Nobody needs to be told why it ended who ended it. */
function wrongOf(say: ReportStyle['say']): (one: StepHistory) => readonly Message[] {
  return ({ step, error }) => {
    if (!error || error.kind === 'cancelled') return [];
    const cause = say(message(error.messageKey, error.args));
    const { code, operation } = error;
    return [
      message('run.wrong.step', { step: say(step.title), cause, help: say(error.help) }),
      ...(code !== undefined && operation !== undefined
        ? [message('run.wrong.code', { code, operation })]
        : []),
    ];
  };
}

function outsideOf(history: RunHistory, { program }: ReportStyle): readonly Message[] {
  const forwards = toForward(history.plan, statesOf(history)).map(forwardMessage);
  if (forwards.length === 0) return [];
  const how = message(program === undefined ? 'run.outside.editor' : 'run.outside.cli');
  return [...forwards, how];
}

function undoSteps(
  { undo, undoneAt }: RunHistory,
  say: (one: Message) => string,
): readonly string[] {
  if (!undo || undo.steps.length === 0 || undoneAt !== undefined) return [];
  return [say(message('run.undo.steps')), numbered(undo, say)];
}

function numbered({ steps }: Plan, say: (one: Message) => string): string {
  return steps.map(({ title }, index) => `${index + 1}. ${say(title)}`).join('\n');
}

function list(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `- ${line}`);
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
