import { normalName } from '../../model/fqdn.js';
import { blockAfter, bindStatements, wordAt, type BindStatement } from './bindStatements.js';
import type { ReadException, ReadForward, ReadForwarders } from './types.js';
import { upstream } from './upstream.js';

/** Reads named.conf or a part of it, also what only stands inside `options` (aws facts §7.1). */
export function readBind(text: string): ReadForwarders {
  const { statements, unreadable } = bindStatements(text);
  const found: Found = { forwards: [], exceptions: [], includes: [] };
  for (const statement of statements) takeStatement(statement, top, found);
  const { filterLine } = found;
  return {
    server: 'bind',
    forwards: found.forwards,
    exceptions: found.exceptions,
    includes: found.includes,
    unreadable,
    ...(filterLine === undefined ? {} : { filterLine }),
  };
}

interface Found {
  readonly forwards: ReadForward[];
  readonly exceptions: ReadException[];
  readonly includes: { path: string; line: number }[];
  filterLine?: number;
}

/** Where a statement stands: neither views nor options nest, whatever a file says. */
interface Place {
  readonly view: string;
  readonly inside: 'top' | 'view' | 'options';
}

const top: Place = { view: '', inside: 'top' };

function takeStatement(statement: BindStatement, { view, inside }: Place, found: Found): void {
  const { line, parts } = statement;
  const block = blockAfter(statement);
  switch (wordAt(statement, 0)) {
    case 'include': {
      const path = parts[1];
      if (path && 'text' in path) found.includes.push({ path: path.text, line });
      return;
    }
    case 'options':
      if (inside !== 'top') return;
      for (const inner of block ?? []) takeStatement(inner, { view, inside: 'options' }, found);
      return;
    case 'view': {
      if (inside !== 'top') return;
      const place: Place = { view: wordAt(statement, 1) || 'view', inside: 'view' };
      for (const inner of block ?? []) takeStatement(inner, place, found);
      return;
    }
    case 'zone': {
      const forward = block && zoneOf(statement, block, view);
      if (forward) found.forwards.push(forward);
      return;
    }
    case 'validate-except':
      found.exceptions.push(...exceptions('dnssec', block));
      return;
    case 'deny-answer-addresses':
      if ((block?.length ?? 0) > 0) found.filterLine ??= line;
      found.exceptions.push(...exceptions('rebinding', blockAfter(statement, 'except-from')));
      return;
    default:
  }
}

function exceptions(
  kind: ReadException['kind'],
  block: readonly BindStatement[] | undefined,
): readonly ReadException[] {
  return (block ?? []).map((one) => ({ kind, name: normalName(wordAt(one, 0)), line: one.line }));
}

function zoneOf(
  statement: BindStatement,
  block: readonly BindStatement[],
  view: string,
): ReadForward | undefined {
  const find = (word: string): BindStatement | undefined =>
    block.find((one) => wordAt(one, 0) === word);
  const type = find('type');
  if (!type) return undefined;
  const forwarders = find('forwarders');
  const written = wordAt(type, 1);
  const common = { name: normalName(wordAt(statement, 1)), line: statement.line, view };
  if (written === 'stub' || written === 'static-stub') {
    const servers = find('server-addresses') ?? find('masters') ?? find('primaries');
    return { ...common, kind: 'stub', first: false, addresses: addressesOf(servers) };
  }
  if (written !== 'forward') return { ...common, kind: 'own', first: false, addresses: [] };
  const addresses = addressesOf(forwarders);
  const policy = find('forward');
  return {
    ...common,
    // An empty list switches forwarding off, and is accepted (dns facts §5).
    kind: addresses.length > 0 ? 'forward' : 'off',
    first: !policy || wordAt(policy, 1) !== 'only',
    addresses,
  };
}

/** `forwarders port 53 { 10.0.0.1; 10.0.0.2 port 5353; }`. */
function addressesOf(statement: BindStatement | undefined): ReadForward['addresses'] {
  if (!statement) return [];
  const common = portOf(statement);
  return (blockAfter(statement) ?? []).map((one) =>
    upstream(wordAt(one, 0), portOf(one) ?? common, one.line),
  );
}

function portOf({ parts }: BindStatement): string | undefined {
  const at = parts.findIndex((part) => 'text' in part && part.text.toLowerCase() === 'port');
  const port = at < 0 ? undefined : parts[at + 1];
  return port && 'text' in port ? port.text : undefined;
}
