import type { JournalEntry } from '../core/model/apply.js';
import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import type { PortErrorInfo } from '../core/model/portError.js';
import type { Say } from './say.js';

/** What a report is made of. */
export interface ProblemFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** As text, where one was made. */
  readonly diagnosis: string | undefined;
  /** The last lines of the log, the oldest first. */
  readonly log: readonly string[];
}

/** The journals of plans, the newest first, or why they are not known. */
export type ReportedJournals = readonly (readonly JournalEntry[])[] | { readonly why: string };

/** How many plans are told of. */
const lastPlans = 3;

/** A report as a Markdown document. Nothing is masked here: what is masked is the whole. */
export function problemReport(facts: ProblemFacts, journals: ReportedJournals, say: Say): string {
  const { versions, settings, diagnosis, log } = facts;
  const heading = (key: Parameters<typeof message>[0]): string => `## ${say(message(key))}`;
  const parts = [
    `# ${say(message('report.title'))}`,
    say(message('report.read')),
    '> ',
    heading('report.versions'),
    Object.entries(versions)
      .map(([name, version]) => `- ${name}: ${version}`)
      .join('\n'),
    heading('report.settings'),
    fenced('json', JSON.stringify(settings, undefined, 2)),
    heading('report.diagnosis'),
    diagnosis === undefined ? say(message('report.noDiagnosis')) : fenced('text', diagnosis),
    heading('report.journals'),
    journalsText(journals, say),
    heading('report.log'),
    fenced('text', log.join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A fence that is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function journalsText(journals: ReportedJournals, say: Say): string {
  if ('why' in journals) return say(message('report.noJournalsBecause', { why: journals.why }));
  const last = journals.filter((entries) => entries.length > 0).slice(0, lastPlans);
  if (last.length === 0) return say(message('report.noJournals'));
  return last.map((entries) => fenced('text', journalText(entries))).join('\n\n');
}

function journalText(entries: readonly JournalEntry[]): string {
  const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
  const head = plan
    ? `${plan.id}: ${plan.verb} for ${plan.clusterName}, account ${plan.identity.accountId}, ${plan.identity.region}`
    : (entries[0]?.planId ?? '');
  return [head, ...entries.map((entry) => entryText(entry, plan))].join('\n');
}

function entryText(entry: JournalEntry, plan: Plan | undefined): string {
  const when = new Date(entry.at).toISOString();
  const kind = (stepId: string): string =>
    `${stepId} (${plan?.steps.find(({ id }) => id === stepId)?.spec.kind ?? '?'})`;
  switch (entry.event) {
    case 'plan':
      return `${when} plan of ${entry.plan.steps.length} steps`;
    case 'begin':
    case 'done':
      return `${when} ${entry.event} ${kind(entry.stepId)}`;
    case 'made':
      return `${when} ${entry.found ? 'found' : 'made'} ${kind(entry.stepId)}`;
    case 'failed':
      return `${when} failed ${kind(entry.stepId)}: ${errorText(entry.error)}`;
    case 'paused':
      return `${when} paused: ${errorText(entry.error)}`;
    case 'renewed':
      return `${when} renewed`;
    case 'end':
      return `${when} end: ${entry.outcome}`;
  }
}

function errorText({ kind, messageKey, operation, code, rslvr, detail }: PortErrorInfo): string {
  const told = [kind, messageKey, operation, code, rslvr, detail];
  return told.filter((one) => one !== undefined).join(' · ');
}
