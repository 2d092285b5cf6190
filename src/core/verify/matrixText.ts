import { message, type Message, type MessageKey } from '../model/message.js';
import { PortError } from '../model/portError.js';
import { text } from '../model/text.js';
import { serverText } from '../model/vantage.js';
import type { Reach } from '../reach/types.js';
import { answeredAddresses } from './addresses.js';
import { cellIsRight, type Matrix, type MatrixCell } from './matrix.js';
import { resolverScores, whoIsRight } from './whoIsRight.js';
import { reachSentence, stepColumn } from './reachText.js';

type Say = (one: Message) => string;

const heads = [
  'matrix.cluster',
  'matrix.from',
  'matrix.type',
  'matrix.answer',
  'matrix.ttl',
  'matrix.ms',
  'matrix.right',
  'matrix.tcp',
  'matrix.tls',
  'matrix.version',
] as const satisfies readonly MessageKey[];

/** One line for each cell under a line of heads, then what the cells mean. */
export function matrixText(matrix: Matrix): string {
  const rows = [headsIn(text), ...matrix.cells.map((cell) => columnsOf(cell, text))];
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((word, at) => word.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = matrix.cells.flatMap((cell) => notesOf(cell, text));
  return `${[...lines, '', ...whoOf(matrix, text), ...new Set(notes)].join('\n')}\n`;
}

/** The same as a Markdown table, for a ticket or a chat; in English unless `say` says otherwise. */
export function matrixMarkdown(matrix: Matrix, say: Say = text): string {
  const row = (words: readonly string[]): string => `| ${words.map(markdownCell).join(' | ')} |`;
  const when = new Date(matrix.at).toISOString();
  const notes = matrix.cells.flatMap((cell) => notesOf(cell, say).map(markdownCell));
  return [
    row(headsIn(say)),
    `|${heads.map(() => ' --- ').join('|')}|`,
    ...matrix.cells.map((cell) => row(columnsOf(cell, say))),
    '',
    ...whoOf(matrix, say).map((who) => `- ${markdownCell(who)}`),
    ...[...new Set(notes)].map((note) => `- ${note}`),
    '',
    say(message('matrix.askedAt', { when })),
    '',
  ].join('\n');
}

function headsIn(say: Say): readonly string[] {
  return heads.map((key) => say(message(key)));
}

function whoOf({ cells }: Matrix, say: Say): readonly string[] {
  return whoIsRight(cells).map(({ sentence }) => say(sentence));
}

/** The same as data. */
export function matrixJson(matrix: Matrix): object {
  const { at, ms, cancelled, cells } = matrix;
  return {
    at,
    ms,
    cancelled,
    right: cells.every(cellIsRight),
    resolvers: resolverScores(cells),
    cells: cells.map(cellJson),
  };
}

/** A cell as data. */
export function cellJson(cell: MatrixCell): object {
  const { cluster, vantage, type, check, error, reach } = cell;
  return {
    cluster,
    vantage,
    server: answeredBy(cell),
    type,
    right: cellIsRight(cell),
    addresses: addressesOf(check) ?? null,
    ...(check && { verdict: check.verdict, sentence: text(check.sentence), ms: msOf(cell) }),
    ...(error && { error: new PortError(error).message, help: text(error.help) }),
    reach: reach.map((each) => ({
      address: each.target.address,
      reached: each.reached,
      steps: each.steps,
      ...(each.status === undefined ? {} : { status: each.status }),
      ...(each.version === undefined ? {} : { version: each.version }),
      sentence: text(reachSentence(each)),
    })),
  };
}

function columnsOf(cell: MatrixCell, say: Say): string[] {
  const { cluster, vantage, type, check, error, reach } = cell;
  const verdict = check?.verdict;
  const ttl = verdict && 'ttl' in verdict ? verdict.ttl : undefined;
  const addresses = addressesOf(check);
  const ms = msOf(cell);
  return [
    cluster,
    vantage.name,
    type,
    addresses && addresses.length > 0 ? addresses.join(' ') : (verdict?.kind ?? error?.kind ?? '-'),
    ttl === undefined ? '-' : String(ttl),
    ms === undefined ? '-' : String(Math.round(ms)),
    say(message(cellIsRight(cell) ? 'matrix.yes' : 'matrix.no')),
    stepColumn(reach, 'tcp'),
    stepColumn(reach, 'tls'),
    stepColumn(reach, 'version'),
  ];
}

/** Why a cell is not as it should be, and every address that could not be reached. */
function notesOf(cell: MatrixCell, say: Say): readonly string[] {
  const { check, cluster, error, reach, type, vantage } = cell;
  const answer = check && !cellIsRight(cell) ? [say(check.sentence)] : [];
  const trouble = error ? [`${say(message(error.messageKey, error.args))} ${say(error.help)}`] : [];
  const ways = reach
    .filter(({ reached }) => !reached)
    .map((each: Reach) => `${each.target.address}: ${say(reachSentence(each))}`);
  const silent = vantage.through !== undefined && check ? [say(message('reach.notTried'))] : [];
  return [...answer, ...trouble, ...ways, ...silent].map((note) =>
    say(message('matrix.at', { cluster, type, vantage: vantage.name, note })),
  );
}

function addressesOf(check: MatrixCell['check']): readonly string[] | undefined {
  return check && answeredAddresses(check.exchange);
}

function msOf({ check }: MatrixCell): number | undefined {
  return check?.exchange.kind === 'answer' ? check.exchange.ms : undefined;
}

function answeredBy({ check, vantage }: MatrixCell): string {
  if (check?.exchange.kind !== 'answer') return serverText(vantage);
  const { address, port } = check.exchange.server;
  return `${address}#${port}`;
}

/** Text of other machines is in it: nothing of Markdown or HTML may come of that. */
export function markdownCell(words: string): string {
  return words.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
