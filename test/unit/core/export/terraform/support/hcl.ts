/** One word, sign or text of a configuration. */
export interface Token {
  readonly kind: 'word' | 'sign' | 'text';
  readonly value: string;
}

/**
 * Reads the language of the configurations that are written, and nothing else of it: comments on
 * lines of their own, texts without a template in them, names, whole numbers and signs. Everything
 * else throws, so that nothing in a name can pass as something of Terraform's.
 */
export function tokensOf(text: string): readonly Token[] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const tokens: Token[] = [];
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const pattern =
    / +|(?<word>[A-Za-z_][\w-]*|\d+)|(?<sign>>=|[{}[\](),=.:?])|"(?<text>(?:[^"\\]|\\.)*)"/y;
  for (const line of lines) {
    pattern.lastIndex = 0;
    while (pattern.lastIndex < line.length) {
      const at = pattern.lastIndex;
      const groups = pattern.exec(line)?.groups;
      if (!groups) throw new Error(`not to be read at ${String(at)}: ${line}`);
      const { word, sign, text: quoted } = groups;
      if (word !== undefined) tokens.push({ kind: 'word', value: word });
      else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
      else if (quoted !== undefined) tokens.push({ kind: 'text', value: textOf(quoted) });
    }
  }
  return tokens;
}

/** What a quoted text says. Throws for a template, for a raw control and for an unknown escape. */
export function textOf(quoted: string): string {
  let out = '';
  const pattern =
    /(?<marker>\$\$\{|%%\{)|(?<template>[$%]\{)|\\(?:(?<simple>[nt"\\])|u(?<four>[0-9a-f]{4})|U(?<eight>[0-9a-f]{8}))|(?<plain>[^\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{M}])/uy;
  while (pattern.lastIndex < quoted.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(quoted)?.groups;
    if (!groups || groups['template'] !== undefined) {
      throw new Error(`no plain text at ${String(at)}: ${quoted}`);
    }
    const { marker, simple, four, eight, plain } = groups;
    const hex = four ?? eight;
    if (marker !== undefined) out += marker.slice(1);
    else if (simple !== undefined) out += { n: '\n', t: '\t' }[simple] ?? simple;
    else if (hex !== undefined) out += String.fromCodePoint(Number.parseInt(hex, 16));
    else out += plain ?? '';
  }
  return out;
}

/** A block, as far as references between blocks go. */
export interface FoundBlock {
  /** `resource.aws_security_group.x` and the like. */
  readonly name: string;
  /** Everything in it that is written with dots: attributes of other blocks, among others. */
  readonly references: readonly string[];
}

/** The outermost blocks of a configuration. */
export function blocksOf(text: string): readonly FoundBlock[] {
  const found: FoundBlock[] = [];
  let head: string[] = [];
  let references: string[] = [];
  let path: string[] = [];
  let depth = 0;
  for (const { kind, value } of tokensOf(text)) {
    if (kind === 'sign' && value === '.') continue;
    if (kind === 'word') path.push(value);
    else {
      if (path.length > 1) references.push(path.join('.'));
      path = [];
    }
    if (depth === 0 && value !== '{') head.push(value);
    if (kind !== 'sign') continue;
    if (value === '{') depth += 1;
    if (value === '}') {
      depth -= 1;
      if (depth > 0) continue;
      found.push({ name: head.join('.'), references });
      [head, references] = [[], []];
    }
  }
  return found;
}
