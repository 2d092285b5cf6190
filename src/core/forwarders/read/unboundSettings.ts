/** One `key: value` of unbound.conf, and the clause that it stands in. */
export interface UnboundSetting {
  readonly clause: string;
  /** Counts clauses, so that two of one kind can be told apart. */
  readonly clauseAt: number;
  readonly clauseLine: number;
  readonly key: string;
  readonly values: readonly string[];
  readonly line: number;
}

const clauses =
  /^(?:server|forward-zone|stub-zone|auth-zone|view|remote-control|python|dynlib|dnscrypt|cachedb|redis|ipset|rpz|dnstap|nftset)$/;
/** Keys that may stand right before their value, for what is read here. */
const close =
  /^(?:name|forward-addr|forward-host|forward-first|stub-addr|stub-host|domain-insecure|private-domain|private-address|include|include-toplevel)$/;
const token = /#[^\n]*|\n|[^\S\n]+|"([^"\n]*)"|'([^'\n]*)'|[^\s"']+|["']/g;

/** Reads unbound.conf into its settings. Lines count for nothing in it, as in unbound's own lexer. */
export function unboundSettings(text: string): {
  readonly settings: readonly UnboundSetting[];
  readonly unreadable: readonly number[];
} {
  const settings: (UnboundSetting & { readonly values: string[] })[] = [];
  const unreadable: number[] = [];
  let [clause, clauseAt, clauseLine, line] = ['', 0, 1, 1];
  const begin = (key: string): void => {
    if (clauses.test(key)) {
      [clause, clauseAt, clauseLine] = [key, clauseAt + 1, line];
    } else settings.push({ clause, clauseAt, clauseLine, key, values: [], line });
  };
  for (const [word, double, single] of text.matchAll(token)) {
    if (word === '\n') line += 1;
    else if (word === '"' || word === "'") unreadable.push(line);
    else if (!/^(?:#|\s)/.test(word)) {
      const [, key = '', rest = ''] = /^([a-z][a-z0-9-]*):(.*)$/i.exec(word) ?? [];
      const quoted = double ?? single;
      const isKey = quoted === undefined && key !== '' && (rest === '' || close.test(key));
      if (isKey) begin(key.toLowerCase());
      const value = quoted ?? (isKey ? rest : word);
      if (value !== '' || quoted !== undefined) settings.at(-1)?.values.push(value);
    }
  }
  return { settings, unreadable };
}
