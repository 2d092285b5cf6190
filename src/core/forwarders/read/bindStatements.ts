/** A word or a quoted text of named.conf. */
interface Word {
  readonly text: string;
  readonly line: number;
}

/** `word word { … } word;`, with the block's own statements. */
export interface BindStatement {
  readonly line: number;
  /** The words and blocks in their order. */
  readonly parts: readonly (Word | readonly BindStatement[])[];
}

/** What a file consists of, and the lines at which it cannot be made out. */
export interface BindSource {
  readonly statements: readonly BindStatement[];
  readonly unreadable: readonly number[];
}

interface Open {
  readonly statements: BindStatement[];
  parts: (Word | readonly BindStatement[])[];
  line: number;
}

// Comments count everywhere outside quotes, also right behind a word, as in BIND's own lexer.
// What is not closed goes to the end of its line, or of the file, so that no text is read twice.
const token =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|"((?:[^"\\\n]|\\[^\n])*\\?)("|(?=\n)|$)|[{};]|\n|[^\S\n]+|(?:[^\s{};"#/]|\/(?![/*]))+/g;

/** Reads named.conf, or a part of it, into statements. Never throws, and never nests on the stack. */
export function bindStatements(text: string): BindSource {
  const unreadable: number[] = [];
  let here: Open = { statements: [], parts: [], line: 1 };
  const outer: Open[] = [];
  let line = 1;
  const add = (part: Word | readonly BindStatement[]): void => {
    if (here.parts.length === 0) here.line = line;
    here.parts.push(part);
  };
  const close = (): void => {
    if (here.parts.length > 0) here.statements.push({ line: here.line, parts: here.parts });
    here.parts = [];
  };
  for (const match of text.matchAll(token)) {
    const [word, quoted, end] = match;
    if (quoted !== undefined) {
      if (end === '') unreadable.push(line);
      add({ text: quoted.replace(/\\(.)/g, '$1'), line });
    } else if (word === ';') close();
    else if (word === '{') {
      if (here.parts.length === 0) here.line = line;
      outer.push(here);
      here = { statements: [], parts: [], line };
    } else if (word === '}') {
      // A last statement without its semicolon is BIND's error, not ours.
      close();
      const { statements } = here;
      const parent = outer.pop();
      if (parent) {
        here = parent;
        here.parts.push(statements);
      } else unreadable.push(line);
    } else if (word.startsWith('/*')) {
      if (word.length < 4 || !word.endsWith('*/')) unreadable.push(line);
    } else if (!/^(?:\/\/|#|\s)/.test(word)) add({ text: word, line });
    line += word.split('\n').length - 1;
  }
  while (outer.length > 0) {
    close();
    const { statements, line: at } = here;
    unreadable.push(at);
    const parent = outer.pop();
    if (!parent) break;
    here = parent;
    here.parts.push(statements);
  }
  close();
  return { statements: here.statements, unreadable };
}

/** The word at a place, lower-cased; empty where there is none or a block. */
export function wordAt({ parts }: BindStatement, at: number): string {
  const part = parts[at];
  return part && 'text' in part ? part.text.toLowerCase() : '';
}

/** The block that follows the given word, or the first one. */
export function blockAfter(
  { parts }: BindStatement,
  word?: string,
): readonly BindStatement[] | undefined {
  const from =
    word === undefined
      ? 0
      : parts.findIndex((part) => 'text' in part && part.text.toLowerCase() === word) + 1;
  if (word !== undefined && from === 0) return undefined;
  return parts.slice(from).find((part) => !('text' in part)) as
    readonly BindStatement[] | undefined;
}
