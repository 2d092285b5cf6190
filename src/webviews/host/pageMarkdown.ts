import { message, type Message, type MessageArgs } from '../../core/model/message.js';
import { markdownCell } from '../../core/verify/matrixText.js';
import type { DiagnosisView, MatrixRow, NodesView, WhoView } from '../contract/checksMatrix.js';
import type { PageTextKey } from '../contract/texts.js';

/** What the table is about. */
export interface MarkdownHead {
  readonly clusterName: string;
  readonly endpointName: string;
  readonly controlPlane: readonly string[];
}

/** What is copied: the table, and what is shown around it. */
export interface MarkdownBody {
  /** Epoch milliseconds; absent: nothing was asked yet. */
  readonly at: number | undefined;
  readonly rows: readonly MatrixRow[];
  readonly who: readonly WhoView[];
  /** Against the round before, in words. */
  readonly changes: readonly string[];
  /** Rows whose dig text is shown. */
  readonly opened: ReadonlySet<string>;
  readonly diagnoses: readonly DiagnosisView[];
  readonly nodes: NodesView | undefined;
}

type Render = (message: Message) => string;

/** The page's matrix as Markdown, for a ticket or a chat: everything that is shown, in its words. */
export function pageMarkdown(head: MarkdownHead, body: MarkdownBody, render: Render): string {
  const say = (key: PageTextKey, args?: MessageArgs): string => render(message(key, args));
  const parts = [
    headLines(head, body, say),
    body.who.map(({ sentence }) => `- ${markdownCell(sentence)}`),
    table(body.rows, say),
    body.rows.flatMap((row) => notesOf(row).map((note) => `- ${markdownCell(note)}`)),
    body.changes.map((change) => `- ${markdownCell(change)}`),
    body.rows.flatMap((row) => (body.opened.has(row.id) ? digBlock(row) : [])),
    diagnosisLines(body.diagnoses, say),
    body.nodes?.sentence === undefined ? [] : nodeLines(body.nodes, say),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Say = (key: PageTextKey, args?: MessageArgs) => string;

function headLines(
  { clusterName, endpointName, controlPlane }: MarkdownHead,
  { at }: MarkdownBody,
  say: Say,
): string[] {
  const addresses = controlPlane.length === 0 ? '-' : controlPlane.join(', ');
  return [
    `## ${markdownCell(`${say('page.checks.title')}: ${clusterName}`)}`,
    '',
    `- ${say('page.checks.name')}: ${markdownCell(endpointName)}`,
    `- ${say('page.checks.controlPlane')}: ${markdownCell(addresses)}`,
    ...(at === undefined
      ? []
      : [`- ${say('page.checks.matrix.askedAt', { time: new Date(at).toISOString() })}`]),
  ];
}

function table(rows: readonly MatrixRow[], say: Say): string[] {
  const heads = [
    say('page.checks.matrix.vantage'),
    say('page.checks.matrix.server'),
    say('page.checks.transport'),
    say('page.checks.type'),
    say('page.checks.matrix.answer'),
    say('page.checks.matrix.verdict'),
    say('page.checks.matrix.ttl'),
    say('page.checks.matrix.time'),
    say('page.checks.matrix.tcp'),
    say('page.checks.matrix.tls'),
    say('page.checks.matrix.version'),
  ];
  const line = (words: readonly string[]): string => `| ${words.map(markdownCell).join(' | ')} |`;
  return [
    line(heads),
    `|${heads.map(() => ' --- ').join('|')}|`,
    ...rows.map((row) => line(columns(row, say))),
  ];
}

function columns(row: MatrixRow, say: Say): string[] {
  const { vantage, server, transport = '-', type, addresses, status, ttl, ms, reach } = row;
  const asked = row.state !== 'idle';
  const steps = typeof reach === 'object' ? [reach.tcp, reach.tls, reach.version] : undefined;
  const notHere = reach === 'notFromHere' ? say('page.checks.matrix.notFromHere') : '-';
  const idle = say('page.checks.matrix.notAsked');
  return [
    ...[vantage, server, transport, type],
    addresses.length > 0 ? addresses.join(' ') : asked && status !== '' ? status : idle,
    status === '' && row.sentence === '' ? '-' : say(verdictKey(row.right)),
    ttl === undefined ? '-' : `${ttl} s`,
    ms === undefined ? '-' : say('page.checks.ms', { ms: Math.round(ms) }),
    ...(steps ? steps.map(({ text }) => text) : [notHere, notHere, notHere]),
  ];
}

function verdictKey(right: boolean | undefined): PageTextKey {
  if (right === undefined) return 'page.checks.matrix.notJudged';
  return right ? 'page.checks.matrix.right' : 'page.checks.matrix.wrong';
}

/** What the answer means, and every address that was not reached. */
function notesOf({ vantage, type, sentence, help = '', ways }: MatrixRow): string[] {
  const from = `${vantage}, ${type}`;
  const said = [sentence, help].filter(Boolean).join(' ');
  return [...(said === '' ? [] : [said]), ...ways].map((note) => `${from}: ${note}`);
}

/** The fence is longer than any in the text, which is of other machines. */
function digBlock({ vantage, type, dig }: MatrixRow): string[] {
  if (dig === '') return [];
  const longest = Math.max(2, ...(dig.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${markdownCell(`${vantage}, ${type}`)}:`, '', `${fence}text`, dig.trim(), fence, ''];
}

function diagnosisLines(diagnoses: readonly DiagnosisView[], say: Say): string[] {
  if (diagnoses.length === 0) return [];
  return [
    `### ${say('page.checks.matrix.diagnoses')}`,
    '',
    ...diagnoses.map(({ vpc, summary }) => `- ${markdownCell(`${vpc}: ${summary}`)}`),
  ];
}

function nodeLines({ command, sentence = '', help = '', nodes }: NodesView, say: Say): string[] {
  return [
    `### ${say('page.checks.nodes.title')}`,
    '',
    ...(command === undefined ? [] : [`- ${markdownCell(command)}`]),
    `- ${markdownCell([sentence, help].filter(Boolean).join(' '))}`,
    ...nodes.map(({ name, ready, version }) => {
      const state = say(ready ? 'page.checks.nodes.isReady' : 'page.checks.nodes.notReady');
      return `- ${markdownCell(`${name}: ${state}, ${version}`)}`;
    }),
  ];
}
