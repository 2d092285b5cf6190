import type {
  Argument,
  Call,
  Program,
  Statement,
} from '../../../../../src/core/export/script/program.js';

/** What one call must hand to `aws` between the Region and `--output`. JSON is parsed. */
export type Expected = readonly (string | { readonly json: unknown })[];

/** Every call of a program, one after the other whatever the script would decide. */
export interface Flat {
  readonly program: Program;
  readonly calls: readonly { readonly who: number; readonly argv: Expected }[];
}

/** The program with a value of our own in each variable before each call, and no decisions. */
export function flattened(program: Program, value: (variable: string) => string): Flat {
  const calls = callsIn(program.parts.flatMap(({ body }) => body));
  const body = calls.flatMap((one) => [...assigned(one, value), alone(one)]);
  return {
    program: { ...program, parts: [{ title: 'All', comments: [], body }] },
    calls: calls.map((one) => ({ who: one.who, argv: argvOf(one, value) })),
  };
}

/** All calls, in order. */
export function callsIn(body: readonly Statement[]): readonly Call[] {
  return body.flatMap((one): readonly Call[] => {
    if (one.kind === 'call') return [one];
    if (one.kind === 'repeat') return callsIn(one.body);
    return one.kind === 'when' ? callsIn(one.then) : [];
  });
}

function alone({ kind, who, command, arguments: args, query, tolerated }: Call): Statement {
  const asked = { kind, who, command, arguments: args, tolerated, into: [] };
  const call = query === undefined ? asked : { ...asked, query };
  return { kind: 'repeat', what: 'it', seconds: 60, body: [call, { kind: 'done' }] };
}

function assigned({ arguments: args }: Call, value: (name: string) => string): Statement[] {
  return args.flatMap((one): Statement[] => {
    if (one.kind === 'items') return [{ kind: 'list', list: one.list, words: itemsOf(one, value) }];
    if (one.kind === 'json') return [];
    return one.word.flatMap((part) =>
      typeof part === 'string'
        ? []
        : [{ kind: 'set' as const, variable: part.variable, to: [value(part.variable)] }],
    );
  });
}

function itemsOf({ list }: { readonly list: string }, value: (name: string) => string): string[] {
  return [value(list), `${value(list)}2`];
}

function argvOf(
  { command, arguments: args, query }: Call,
  value: (name: string) => string,
): Expected {
  const texts = args.flatMap((one: Argument): Expected => {
    if (one.kind === 'items') return itemsOf(one, value);
    if (one.kind === 'json') return [{ json: JSON.parse(JSON.stringify(one.json)) as unknown }];
    return [
      one.word.map((part) => (typeof part === 'string' ? part : value(part.variable))).join(''),
    ];
  });
  return [...command, ...texts, ...(query === undefined ? [] : ['--query', query])];
}
