import { jsonText, type Json } from '../script/json.js';
import { printableAscii } from '../script/printable.js';
import type { Argument, Call, Condition, Statement, Word } from '../script/program.js';
import { psWho } from './prelude.js';
import { psQuote } from './quote.js';

/** Statements as lines of PowerShell. Every text is one expression: see {@link psQuote}. */
export function psLines(body: readonly Statement[], indent = ''): readonly string[] {
  return body.flatMap((one) => linesOf(one, indent));
}

function linesOf(one: Statement, indent: string): readonly string[] {
  const inner = `${indent}  `;
  switch (one.kind) {
    case 'call':
      return callLines(one, indent);
    case 'when':
      return [
        `${indent}if (${one.conditions.map(test).join(' -and ')}) {`,
        ...psLines(one.then, inner),
        `${indent}}`,
      ];
    case 'done':
      return [`${indent}break`];
    case 'again':
      return [`${indent}continue`];
    case 'stop':
      return [`${indent}Stop-Script ${shown(one.why)} (`, `${inner}${text(one.help)})`];
    case 'repeat':
      return [
        `${indent}Start-Waiting ${text(one.what)} ${one.seconds}`,
        `${indent}while (Test-Again) {`,
        ...psLines(one.body, inner),
        `${indent}}`,
      ];
    case 'set':
      return [`${indent}$${one.variable} = ${word(one.to)}`];
    case 'list':
      return [`${indent}$${one.list} = @(${one.words.map(psQuote).join(', ')})`];
    case 'append':
      return `${indent}$${one.list} += ${psJson(one.json, inner)}`.split('\n');
    case 'map':
      return [`${indent}$${one.list} = @(${each(one)})`];
    case 'join':
      return [`${indent}$${one.variable} = @(${each(one)}) -join ${psQuote(one.between)}`];
    case 'say':
      return [
        `${indent}Write-Host ${
          one.list === undefined
            ? shown(one.words)
            : `(${shown(one.words)} + ($${one.list} -join ' '))`
        }`,
      ];
  }
}

function callLines(one: Call, indent: string): readonly string[] {
  const inner = `${indent}    `;
  const { command, arguments: args, query, tolerated, who, into, rest } = one;
  const fixed = [
    command.map(psQuote).join(', '),
    ...options(args).map((group) => group.map((each) => argument(each, inner)).join(', ')),
    ...(query === undefined ? [] : [`'--query', ${psQuote(query)}`]),
  ];
  const list = args.flatMap((each, at) =>
    each.kind === 'items' ? [` + @(${argument(args[at - 1] ?? each, inner)}) + $${each.list}`] : [],
  );
  const codes = `@(${tolerated.map(psQuote).join(', ')})`;
  const lines = [
    `${indent}if (-not (Invoke-Aws ${psWho(who)} ${codes} (@(`,
    `${inner}${fixed.join(`,\n${inner}`)}`,
    `${indent}  )${list.join('')}))) { continue }`,
    ...into.map((name, at) => `${indent}$${name} = Get-Word ${at}`),
    ...(rest === undefined
      ? []
      : [`${indent}$${rest} = @($Answer | Select-Object -Skip ${into.length})`]),
  ];
  return lines.flatMap((line) => line.split('\n'));
}

/** An option and its value; those with a list stand after the others. */
function options(args: readonly Argument[]): readonly (readonly Argument[])[] {
  const pairs = args.flatMap((_, at) => (at % 2 === 0 ? [args.slice(at, at + 2)] : []));
  return pairs.filter(([, value]) => value?.kind !== 'items');
}

function argument(one: Argument, indent: string): string {
  switch (one.kind) {
    case 'word':
      return word(one.word);
    case 'json':
      return psJson(one.json, indent);
    case 'items':
      return `$${one.list}`;
  }
}

/** JSON over several lines, whose ends mean nothing to it: those of the file are right. */
function psJson(json: Json, indent: string): string {
  return `'${jsonText(json, indent).replaceAll("'", "''")}'`;
}

function word(parts: Word): string {
  const texts = parts.map((part) =>
    typeof part === 'string' ? psQuote(part) : `$${part.variable}`,
  );
  const [first = "''"] = texts;
  return texts.length > 1 ? `(${texts.join(' + ')})` : first;
}

function shown(parts: Word): string {
  return word(parts.map((part) => (typeof part === 'string' ? printableAscii(part) : part)));
}

function text(display: string): string {
  return psQuote(printableAscii(display));
}

function each(one: {
  readonly from: string;
  readonly before: string;
  readonly after: string;
}): string {
  const parts = [one.before, one.after].map((part) => (part === '' ? '' : psQuote(part)));
  const [before = '', after = ''] = parts;
  return `foreach ($item in $${one.from}) { ${before && `${before} + `}$item${after && ` + ${after}`} }`;
}

function test(one: Condition): string {
  switch (one.kind) {
    case 'empty':
      return `$${one.variable} -ceq ''`;
    case 'filled':
      return `$${one.variable} -cne ''`;
    case 'none':
      return `$${one.list}.Count -eq 0`;
    case 'some':
      return `$${one.list}.Count -gt 0`;
    case 'equal':
      return `$${one.variable} -ceq ${word(one.to)}`;
    case 'unequal':
      return `$${one.variable} -cne ${word(one.to)}`;
    case 'has':
      return `$${one.list} -ccontains ${psQuote(one.word)}`;
    case 'lacks':
      return `$${one.list} -cnotcontains ${psQuote(one.word)}`;
    case 'same':
      return `(Test-Same $${one.list} $${one.as})`;
    case 'different':
      return `-not (Test-Same $${one.list} $${one.as})`;
    case 'meet':
      return `(Test-Meet $${one.list} $${one.with})`;
    case 'refused':
      return "$Refused -cne ''";
    case 'accepted':
      return "$Refused -ceq ''";
  }
}
