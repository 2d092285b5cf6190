import type { Message } from '../model/message.js';
import { message } from '../model/message.js';
import { text } from '../model/text.js';
import type { Diagnosis, Hop, NotChecked } from './diagnosis.js';
import { notAskedLines, seenLines } from './seen.js';
import type { Evidence, Finding, Fix, Weight } from './finding.js';

const headings = {
  cause: 'diagnose.causes',
  contradiction: 'diagnose.contradictions',
  obstacle: 'diagnose.obstacles',
  blind: 'diagnose.blinds',
  risk: 'diagnose.risks',
} as const satisfies Readonly<Record<Weight, string>>;

const outcomes = {
  works: 'diagnose.outcomeWorks',
  fails: 'diagnose.outcomeFails',
  unknown: 'diagnose.outcomeUnknown',
} as const;

/** What a diagnosis is shown with. */
export interface DiagnosisView {
  /** The vantage in words. */
  readonly vantage: string;
  /** How the fix is asked for, where there is a plan for it: a command line, say. */
  readonly command?: (fix: Fix) => string | undefined;
}

/** A diagnosis as plain text for a terminal, an editor or a clipboard. */
export function diagnosisText(diagnosis: Diagnosis, view: DiagnosisView): string {
  const { outcome, clusterName, summary, findings, notChecked, path } = diagnosis;
  const head = message(outcomes[outcome], { cluster: clusterName, vantage: view.vantage });
  const parts = [[text(head), text(summary)].join('\n')];
  for (const weight of ['cause', 'contradiction', 'obstacle', 'blind', 'risk'] as const) {
    const some = findings.filter((one) => one.weight === weight);
    if (some.length === 0) continue;
    parts.push(
      [heading(headings[weight]), ...some.map((one) => findingText(one, view))].join('\n'),
    );
  }
  const seen = seenLines(diagnosis).map((one) => `  ${text(one)}`);
  if (seen.length > 0) parts.push([heading('diagnose.seenTitle'), ...seen].join('\n'));
  if (notChecked.length > 0) {
    parts.push([heading('diagnose.notCheckedTitle'), ...notChecked.map(notCheckedText)].join('\n'));
  }
  for (const [part, title] of [
    ['name', 'diagnose.pathOfName'],
    ['api', 'diagnose.pathOfApi'],
  ] as const) {
    const hops = path.filter((one) => one.part === part);
    if (hops.length > 0) parts.push([heading(title), ...hops.map(hopText)].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function heading(key: Message['key']): string {
  return `${text(message(key))}:`;
}

function findingText(found: Finding, { command }: DiagnosisView): string {
  const how = command?.(found.fix);
  return [
    `  ${found.mode ? `${found.mode}  ` : ''}${text(found.sentence)}`,
    `      ${text(found.advice)}`,
    ...(how === undefined ? [] : [`      $ ${how}`]),
    ...found.evidence.map((one) => `      - ${evidenceText(one)}`),
  ].join('\n');
}

/** One proof in one line. */
export function evidenceText(
  { call, subject, field, value }: Evidence,
  say: (one: Message) => string = text,
): string {
  return `${call} ${subject}: ${field} = ${typeof value === 'string' ? value : say(value)}`;
}

function notCheckedText({ mode, call, subject, why }: NotChecked): string {
  return `  ${mode ? `${mode}  ` : ''}${call} ${subject}: ${text(why)}`;
}

function hopText({ outcome, sentence }: Hop): string {
  const mark = outcome === 'pass' ? 'ok  ' : outcome === 'drop' ? 'DROP' : '?   ';
  return `  ${mark}  ${text(sentence)}`;
}

/** The same as data, with every text in words beside its key. */
export function diagnosisJson(diagnosis: Diagnosis): object {
  return {
    ...diagnosis,
    summary: text(diagnosis.summary),
    live: {
      ...diagnosis.live,
      notAsked: notAskedLines(diagnosis.live.notAsked ?? []).map(text),
    },
    findings: diagnosis.findings.map((one) => ({
      ...one,
      sentence: text(one.sentence),
      advice: text(one.advice),
      evidence: one.evidence.map(evidenceJson),
    })),
    notChecked: diagnosis.notChecked.map((one) => ({ ...one, why: text(one.why) })),
    path: diagnosis.path.map((one) => ({
      ...one,
      sentence: text(one.sentence),
      evidence: one.evidence.map(evidenceJson),
    })),
  };
}

function evidenceJson(evidence: Evidence): object {
  const { value } = evidence;
  return typeof value === 'string' ? evidence : { ...evidence, value: text(value) };
}
