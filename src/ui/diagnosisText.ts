import type { Diagnosis, Hop } from '../core/diagnose/diagnosis.js';
import type { Finding, Weight } from '../core/diagnose/finding.js';
import { evidenceText } from '../core/diagnose/render.js';
import { seenLines } from '../core/diagnose/seen.js';
import { escapeMarkdown } from '../core/model/markdown.js';
import { message } from '../core/model/message.js';
import type { Say } from './say.js';

const sections = [
  ['cause', 'diagnose.causes'],
  ['contradiction', 'diagnose.contradictions'],
  ['obstacle', 'diagnose.obstacles'],
  ['blind', 'diagnose.blinds'],
  ['risk', 'diagnose.risks'],
] as const satisfies readonly (readonly [Weight, string])[];

const outcomes = {
  works: 'diagnose.outcomeWorks',
  fails: 'diagnose.outcomeFails',
  unknown: 'diagnose.outcomeUnknown',
} as const;

/** A diagnosis as a Markdown document: what is broken and how it is mended, then the way hop by hop. */
export function diagnosisMarkdown(diagnosis: Diagnosis, vantage: string, say: Say): string {
  const { clusterName: cluster, outcome, summary, findings, notChecked, path } = diagnosis;
  const told = (one: Parameters<Say>[0]): string => escapeMarkdown(say(one));
  const parts = [
    `# ${told(message(outcomes[outcome], { cluster, vantage }))}`,
    told(summary),
    ...sections.flatMap(([weight, title]) => {
      const some = findings.filter((one) => one.weight === weight);
      return some.length === 0
        ? []
        : [`## ${told(message(title))}`, ...some.map((one) => findingMarkdown(one, say))];
    }),
  ];
  const seen = seenLines(diagnosis).map(told);
  if (seen.length > 0) parts.push(`## ${told(message('diagnose.seenTitle'))}`, list(seen));
  if (notChecked.length > 0) {
    const lines = notChecked.map(({ mode, call, subject, why }) =>
      escapeMarkdown(`${mode ? `${mode} ` : ''}${call} ${subject}: ${say(why)}`),
    );
    parts.push(`## ${told(message('diagnose.notCheckedTitle'))}`, list(lines));
  }
  for (const [part, title] of [
    ['name', 'diagnose.pathOfName'],
    ['api', 'diagnose.pathOfApi'],
  ] as const) {
    const hops = path.filter((one) => one.part === part);
    if (hops.length === 0) continue;
    const lines = hops.map((hop) => `${marks[hop.outcome]} ${told(hop.sentence)}`);
    parts.push(`## ${told(message(title))}`, list(lines));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Words and not colours: a document is read in any theme, and aloud. */
const marks = { pass: '✓', drop: '✗', unknown: '?' } as const satisfies Readonly<
  Record<Hop['outcome'], string>
>;

function findingMarkdown({ mode, sentence, advice, evidence }: Finding, say: Say): string {
  const told = (one: Finding['sentence']): string => escapeMarkdown(say(one));
  const proofs = evidence.map((one) => escapeMarkdown(evidenceText(one, say)));
  const head = `### ${mode ? `${mode}: ` : ''}${told(sentence)}`;
  return [head, told(advice), list(proofs)].join('\n\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
