/** One element of an XML answer: its texts by the names of its children, in order. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Its own text, entities resolved; empty where it has children. */
  readonly text: string;
}

const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w.:-]+)[^<>]*?(\/?)>|([^<]+)/y;
/** AWS's answers are five deep. */
const deepest = 32;

/**
 * Reads the plain XML that AWS's REST services answer with: elements and texts, no
 * attributes. `undefined` for anything else, such as a web page of something in between.
 */
export function readXml(source: string): XmlElement | undefined {
  const root: Open = { name: '', children: [], text: '' };
  const path: Open[] = [root];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const found = token.exec(source);
    const top = path.at(-1);
    if (!found || !top || path.length > deepest) return undefined;
    const [, end, name, empty, text] = found;
    if (text !== undefined) top.text += text;
    if (name === undefined) continue;
    if (end === '/') {
      if (path.length === 1 || top.name !== name) return undefined;
      path.pop();
      continue;
    }
    const made: Open = { name, children: [], text: '' };
    top.children.push(made);
    if (empty !== '/') path.push(made);
  }
  const [first, second] = root.children;
  if (path.length !== 1 || second || !first || root.text.trim() !== '') return undefined;
  return finished(first);
}

/** The text of a child; `undefined` where there is none of that name. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text;
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

interface Open {
  readonly name: string;
  readonly children: Open[];
  text: string;
}

function finished({ name, children, text }: Open): XmlElement {
  return {
    name,
    children: children.map(finished),
    text: children.length > 0 ? '' : resolved(text),
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function resolved(text: string): string {
  return text.replace(/&(?:#(x?)([0-9a-fA-F]{1,6})|(\w+));/g, (whole, hex, code, name) => {
    if (typeof name === 'string') return entities[name] ?? whole;
    const point = parseInt(String(code), hex === 'x' ? 16 : 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}
