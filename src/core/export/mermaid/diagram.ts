/** What becomes of a thing. */
export type Mark = 'made' | 'there' | 'changed' | 'gone';

/** A box; every line of its label may hold any text. */
export interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  readonly mark: Mark;
}

/** An arrow: the way of a question, the way of a connection (`443`), or what is not there yet or any more. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly kind: 'asks' | 'connects' | 'goes';
}

/** A picture, in the order in which it is written. */
export interface Diagram {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const shafts: Readonly<Record<Arrow['kind'], string>> = {
  asks: '-->',
  connects: '==>',
  goes: '-.->',
};

/** Lines only, so that it can be read on a light and on a dark ground. */
const styles: Readonly<Record<Mark, string>> = {
  made: 'stroke:#1a7f37,stroke-width:3px',
  there: 'stroke:#6e7781,stroke-width:1px',
  changed: 'stroke:#9a6700,stroke-width:3px',
  gone: 'stroke:#cf222e,stroke-width:2px,stroke-dasharray:6 4',
};

/** A diagram as Mermaid's `flowchart`. Ids are ours; labels cannot be taken for anything else. */
export function flowchart({ boxes, arrows }: Diagram): string {
  const used = [...new Set(boxes.map(({ mark }) => mark))];
  const lines = [
    'flowchart LR',
    ...boxes.map(({ id, lines: label, mark }) => `  ${id}["${labelText(label)}"]:::${mark}`),
    ...arrows.map(
      ({ from, to, label, kind }) => `  ${from} ${shafts[kind]}|"${labelText([label])}"| ${to}`,
    ),
    ...used.map((mark) => `  classDef ${mark} ${styles[mark]}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function labelText(lines: readonly string[]): string {
  return lines.map(escaped).join('<br/>');
}

/**
 * Letters, digits and blanks as they are, and `.`, `-`, `_` and `/` within a word; the rest as
 * `#NNN;`, Mermaid's codes of characters. A colon is one of these because Mermaid cuts the
 * semicolon off lines that look like a `style` with one. What cannot be seen becomes `?`.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{C}/gu, '?')
    .replace(/(?<![A-Za-z0-9])[._/-]|[._/-](?![A-Za-z0-9])|[^A-Za-z0-9 ._/-]/gu, (character) => {
      return `#${character.codePointAt(0) ?? 63};`;
    });
}
