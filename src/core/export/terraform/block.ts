import { quoted, rowsText, type Expression } from './expression.js';
import { printable } from '../script/printable.js';

/** A block of Terraform's language: a resource, a provider, or one within another. */
export interface Block {
  /** Lines above it. */
  readonly comments?: readonly string[];
  readonly type: string;
  readonly labels?: readonly string[];
  /** Rows above all others: `for_each`, `provider`. */
  readonly first?: Readonly<Record<string, Expression | undefined>>;
  readonly rows: Readonly<Record<string, Expression | undefined>>;
  readonly blocks?: readonly Block[];
  /** Rows after the blocks, where people look for them: `depends_on`. */
  readonly last?: Readonly<Record<string, Expression | undefined>>;
}

/** A file of blocks with a comment at its head. */
export function fileText(head: readonly string[], blocks: readonly Block[]): string {
  const parts = blocks.map((one) => blockText(one, ''));
  return [head.map(commentLine).join(''), ...parts].filter((part) => part !== '').join('\n');
}

function commentLine(text: string): string {
  return `# ${printable(text)}`.trimEnd() + '\n';
}

function blockText(block: Block, indent: string): string {
  const { comments = [], type, labels = [], first = {}, rows, blocks = [], last = {} } = block;
  const inner = `${indent}  `;
  const parts = [
    ...rowGroups(first, inner),
    ...rowGroups(rows, inner),
    ...blocks.map((one) => blockText(one, inner)),
    ...rowGroups(last, inner),
  ];
  const head = [type, ...labels.map(quoted)].join(' ');
  const above = comments.map((line) => `${indent}${commentLine(line)}`).join('');
  return `${above}${indent}${head} {\n${parts.join('\n')}${indent}}\n`;
}

/** What has one line each together; what has several stands alone between empty lines. */
function rowGroups(
  rows: Readonly<Record<string, Expression | undefined>>,
  indent: string,
): readonly string[] {
  const known = Object.entries(rows).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value }],
  );
  const alone = known.map((row) => rowsText([row], indent));
  const isShort = (at: number): boolean => (alone[at] ?? '').split('\n').length === 2;
  const short = known.filter((_, at) => isShort(at));
  const long = alone.filter((_, at) => !isShort(at));
  return [...(short.length > 0 ? [rowsText(short, indent)] : []), ...long];
}
