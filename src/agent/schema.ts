/** One member of a tool's input: the part of JSON Schema (2020-12) that the tools need. */
export type Member =
  | {
      readonly type: 'string';
      readonly description: string;
      readonly enum?: readonly string[];
      readonly pattern?: string;
    }
  | { readonly type: 'boolean'; readonly description: string; readonly default?: boolean }
  | {
      readonly type: 'array';
      readonly description: string;
      readonly items: { readonly type: 'string'; readonly pattern?: string };
    };

/** The schema of a tool's input. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** An input that was held against its schema. */
export type Input = Readonly<Record<string, unknown>>;

/** What is wrong with an input, one sentence for each place; none where it fits. */
export function inputProblems(schema: InputSchema, input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return ['The input must be an object.'];
  }
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const names = Object.keys(schema.properties);
  const missing = (schema.required ?? []).filter((name) => !given.some(([key]) => key === name));
  return [
    ...missing.map((name) => `${name} is required.`),
    ...given.flatMap(([name, value]) => {
      const member = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (!member) return [`There is no ${name}; there are ${names.join(', ')}.`];
      return memberProblems(name, member, value);
    }),
  ];
}

function memberProblems(name: string, member: Member, value: unknown): readonly string[] {
  switch (member.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${name} must be true or false.`];
    case 'string':
      return textProblems(name, member, value);
    case 'array':
      if (!Array.isArray(value)) return [`${name} must be a list of texts.`];
      return value.flatMap((one: unknown) => textProblems(name, member.items, one));
  }
}

function textProblems(
  name: string,
  { enum: words, pattern }: { readonly enum?: readonly string[]; readonly pattern?: string },
  value: unknown,
): readonly string[] {
  if (typeof value !== 'string' || value === '')
    return [`${name} must be a text that is not empty.`];
  if (words && !words.includes(value)) return [`${name} must be one of ${words.join(', ')}.`];
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    return [`${name} must match ${pattern}.`];
  }
  return [];
}

/** A text of the input; `undefined` where it was not given. */
export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** A list of texts of the input; empty where it was not given. */
export function textsOf(input: Input, name: string): readonly string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** A yes or no of the input. */
export function flagOf(input: Input, name: string, usual = false): boolean {
  const value = input[name];
  return typeof value === 'boolean' ? value : usual;
}
