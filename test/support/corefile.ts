/** One server block: the zone, and its directives with what their own blocks say. */
export interface CorefileBlock {
  readonly zone: string;
  readonly directives: readonly {
    readonly words: readonly string[];
    readonly inside: readonly (readonly string[])[];
  }[];
}

const directives = new Set(['errors', 'cache', 'forward']);
const forwardOptions = new Set(['policy', 'max_fails']);
/** What CoreDNS takes in one `forward`. */
const mostUpstreams = 15;

/**
 * Reads a Corefile far more strictly than CoreDNS does: one zone to a block and each zone once, `{` last on
 * its line, `}` alone, known directives only, neither `import` nor `{$NAME}`. Throws where it is
 * anything else, naming the line.
 */
export function readCorefile(text: string): readonly CorefileBlock[] {
  const blocks: { zone: string; directives: { words: string[]; inside: string[][] }[] }[] = [];
  let depth = 0;
  text.split('\n').forEach((raw, at) => {
    const fail = (why: string): never => {
      throw new Error(`line ${String(at + 1)}: ${why}: ${JSON.stringify(raw)}`);
    };
    const words = raw
      .replace(/(?:^|\s)#.*$/, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return;
    if (!words.every((word) => /^[\x21-\x7e]+$/.test(word))) fail('not plain ASCII');
    const [first = ''] = words;
    if (first === '}') {
      if (words.length > 1) fail('} is not alone');
      depth -= 1;
      if (depth < 0) fail('} closes nothing');
      return;
    }
    const opens = words.at(-1) === '{';
    if (opens) words.pop();
    if (words.some((word) => /[{}"`$]/.test(word))) fail('a brace, quote or variable in a word');
    const block = blocks.at(-1);
    if (depth === 0) {
      if (!opens || words.length !== 1) fail('a block has one zone and a brace');
      const zone = first.toLowerCase().replace(/\.$/, '');
      if (blocks.some((one) => one.zone === zone)) fail('the zone stands there already');
      blocks.push({ zone, directives: [] });
    } else if (depth === 1 && block) {
      if (!directives.has(first)) fail('not a known directive');
      if (first === 'forward' && words.length - 2 > mostUpstreams) fail('too many upstreams');
      if (block.directives.some((one) => one.words[0] === first)) fail('given twice');
      block.directives.push({ words, inside: [] });
    } else {
      if (opens || !forwardOptions.has(first)) fail('not a known option');
      block?.directives.at(-1)?.inside.push(words);
    }
    if (opens) depth += 1;
  });
  if (depth !== 0) throw new Error('a block is not closed');
  return blocks;
}
