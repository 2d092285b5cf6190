/** What a diagram says, read by the part of Mermaid's grammar that is written, and nothing more. */
export interface Flowchart {
  readonly boxes: ReadonlyMap<string, { readonly label: string; readonly mark: string }>;
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly shaft: string;
  }[];
}

const id = '[a-z]+[1-9][0-9]*';
const label = '"((?:[A-Za-z0-9 ._/-]|#[0-9]+;|<br/>)*)"';
const box = new RegExp(`^ {2}(${id})\\[${label}\\]:::([a-z]+)$`);
const arrow = new RegExp(`^ {2}(${id}) (-->|==>|-\\.->)\\|${label}\\| (${id})$`);
const style = /^ {2}classDef ([a-z]+) [a-z]+[a-z:#0-9, -]*$/;

/** Throws at the first line that is not exactly of that grammar, and where something is not defined. */
export function readFlowchart(text: string): Flowchart {
  const [comment, head, ...lines] = text.split('\n');
  if (!/^%% [A-Za-z ,.-]+$/.test(comment ?? '')) throw new Error(`comment: ${comment ?? ''}`);
  if (head !== 'flowchart LR') throw new Error(`head: ${head ?? ''}`);
  if (lines.pop() !== '') throw new Error('the last line has no end');
  const boxes = new Map<string, { label: string; mark: string }>();
  const arrows: Flowchart['arrows'][number][] = [];
  const styles = new Set<string>();
  for (const line of lines) {
    const [, name, body = '', mark = ''] = box.exec(line) ?? [];
    const [, from, shaft = '', words = '', to = ''] = arrow.exec(line) ?? [];
    const [, styled] = style.exec(line) ?? [];
    if (name !== undefined) {
      if (boxes.has(name)) throw new Error(`twice: ${name}`);
      boxes.set(name, { label: decoded(body), mark });
    } else if (from !== undefined) arrows.push({ from, to, shaft, label: decoded(words) });
    else if (styled !== undefined) styles.add(styled);
    else throw new Error(`not understood: ${line}`);
    // Mermaid cuts semicolons off such lines, whatever stands in quotes.
    if (/style.*:\S*#.*;/.test(line)) throw new Error(`cut off: ${line}`);
  }
  for (const { from, to } of arrows) {
    if (!boxes.has(from) || !boxes.has(to)) throw new Error(`undefined: ${from} ${to}`);
  }
  for (const { mark } of boxes.values()) {
    if (!styles.has(mark)) throw new Error(`no style: ${mark}`);
  }
  return { boxes, arrows };
}

function decoded(text: string): string {
  return text
    .replaceAll('<br/>', '\n')
    .replace(/#([0-9]+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
