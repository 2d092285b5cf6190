import { jsonText } from '../script/json.js';
import { printable } from '../script/printable.js';
import type { Argument, Call, Condition, Statement, Word } from '../script/program.js';
import { bashWho } from './prelude.js';
import { bashQuote } from './quote.js';

/** Statements as lines of bash. Bash parses every text as one word: see {@link bashQuote}. */
export function bashLines(body: readonly Statement[], indent = ''): readonly string[] {
  return body.flatMap((one) => linesOf(one, indent));
}

function linesOf(one: Statement, indent: string): readonly string[] {
  const inner = `${indent}  `;
  switch (one.kind) {
    case 'call':
      return callLines(one, indent);
    case 'when':
      return [
        `${indent}if ${one.conditions.map(test).join(' && ')}; then`,
        ...bashLines(one.then, inner),
        `${indent}fi`,
      ];
    case 'done':
      return [`${indent}break`];
    case 'again':
      return [`${indent}continue`];
    case 'stop':
      return [
        `${indent}stop ${word(one.why.map(shownPart))} \\`,
        `${inner}${bashQuote(printable(one.help))}`,
      ];
    case 'repeat':
      return [
        `${indent}wait_for ${bashQuote(printable(one.what))} ${one.seconds}`,
        `${indent}while again; do`,
        ...bashLines(one.body, inner),
        `${indent}done`,
      ];
    case 'set':
      return [`${indent}${one.variable}=${word(one.to)}`];
    case 'list':
      return [`${indent}${one.list}=(${one.words.map(bashQuote).join(' ')})`];
    case 'append':
      return [`${indent}${one.list}+=(${bashQuote(jsonText(one.json, inner))})`];
    case 'map':
      return [
        `${indent}${one.list}=()`,
        `${indent}for item in ${all(one.from)}; do`,
        `${inner}${one.list}+=(${wrapped(one)})`,
        `${indent}done`,
      ];
    case 'join':
      return [
        `${indent}${one.variable}=''`,
        `${indent}for item in ${all(one.from)}; do`,
        `${inner}${one.variable}="$\{${one.variable}:+$${one.variable}${one.between}}"${wrapped(one)}`,
        `${indent}done`,
      ];
    case 'say':
      return [
        `${indent}printf '%s\\n' ${word(one.words.map(shownPart))}${
          one.list === undefined ? '' : `"$\{${one.list}[*]-}"`
        }`,
      ];
  }
}

function callLines(one: Call, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const { command, arguments: args, query, tolerated, who, into, rest } = one;
  const options = groups(args).map((group) => group.map((each) => argument(each, inner)).join(' '));
  const lines = [
    `ask ${bashWho(who)} ${bashQuote(tolerated.join('|'))} ${command.join(' ')}`,
    ...options,
    ...(query === undefined ? [] : [`--query ${bashQuote(query)}`]),
  ];
  return [
    `${indent}${lines.join(` \\\n${inner}`)} || continue`,
    ...into.map((name, at) => `${indent}${name}=$\{answer[${at}]:-}`),
    ...(rest === undefined ? [] : [`${indent}${rest}=(${slice(into.length)})`]),
  ].flatMap((line) => line.split('\n'));
}

/** An option and its values on one line. */
function groups(args: readonly Argument[]): readonly (readonly Argument[])[] {
  return args.flatMap((_, at) => (at % 2 === 0 ? [args.slice(at, at + 2)] : []));
}

function argument(one: Argument, indent: string): string {
  switch (one.kind) {
    case 'word':
      return word(one.word);
    case 'json':
      return bashQuote(jsonText(one.json, indent));
    case 'items':
      return all(one.list);
  }
}

function word(parts: Word): string {
  const texts = parts.map((part) =>
    typeof part === 'string' ? bashQuote(part) : `"$${part.variable}"`,
  );
  return texts.length === 0 ? "''" : texts.join('');
}

function shownPart(part: Word[number]): Word[number] {
  return typeof part === 'string' ? printable(part) : part;
}

/** All items; nothing for an empty list, which old bash takes for an unset one. */
function all(list: string): string {
  return `$\{${list}[@]+"$\{${list}[@]}"}`;
}

function slice(from: number): string {
  return from === 0 ? all('answer') : `$\{answer[@]+"$\{answer[@]:${from}}"}`;
}

function wrapped({ before, after }: { readonly before: string; readonly after: string }): string {
  return `${quoted(before)}"$item"${quoted(after)}`;
}

function quoted(text: string): string {
  return text === '' ? '' : bashQuote(text);
}

function test(one: Condition): string {
  switch (one.kind) {
    case 'empty':
      return `[ -z "$${one.variable}" ]`;
    case 'filled':
      return `[ -n "$${one.variable}" ]`;
    case 'none':
      return `[ $\{#${one.list}[@]} -eq 0 ]`;
    case 'some':
      return `[ $\{#${one.list}[@]} -gt 0 ]`;
    case 'equal':
      return `[ "$${one.variable}" = ${word(one.to)} ]`;
    case 'unequal':
      return `[ "$${one.variable}" != ${word(one.to)} ]`;
    case 'has':
      return `has ${bashQuote(one.word)} ${all(one.list)}`;
    case 'lacks':
      return `! has ${bashQuote(one.word)} ${all(one.list)}`;
    case 'same':
      return `same ${two(one.list, one.as)}`;
    case 'different':
      return `! same ${two(one.list, one.as)}`;
    case 'meet':
      return `meet ${two(one.list, one.with)}`;
    case 'refused':
      return '[ -n "$refused" ]';
    case 'accepted':
      return '[ -z "$refused" ]';
  }
}

function two(one: string, other: string): string {
  return `$\{#${one}[@]} ${all(one)} ${all(other)}`;
}
