import { normalName } from '../../model/fqdn.js';
import type { ReadAddress, ReadException, ReadForward, ReadForwarders } from './types.js';
import { upstream } from './upstream.js';

interface Entry {
  kind: ReadForward['kind'];
  readonly addresses: ReadAddress[];
  readonly line: number;
}

/**
 * Reads dnsmasq's configuration, also options as on its command line, one a line. All lines
 * about a name add up, as in dnsmasq (aws facts §7.2, dns facts §5).
 */
export function readDnsmasq(text: string): ReadForwarders {
  const entries = new Map<string, Entry>();
  const exceptions: ReadException[] = [];
  const includes: { path: string; line: number }[] = [];
  const unreadable: number[] = [];
  let filterLine: number | undefined;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = at + 1;
    // A hash is a comment at the start or behind a blank; behind an address it is a port.
    const words = raw.replace(/(?:^|\s)#.*$/, '').trim();
    if (words === '') continue;
    const option = /^(?:--)?([a-z0-9-]+)(?:\s*=\s*(.*))?$/i.exec(words);
    if (!option) {
      unreadable.push(line);
      continue;
    }
    const [, key = '', given = ''] = option;
    const value = given.replace(/^"(.*)"$/, '$1');
    if (key === 'stop-dns-rebind') filterLine ??= line;
    else if (['conf-file', 'conf-dir', 'servers-file'].includes(key)) {
      includes.push({ path: value, line });
    } else if (key === 'rebind-domain-ok') {
      const names = value.split('/').filter((name) => name !== '');
      exceptions.push(
        ...names.map((name) => ({ kind: 'rebinding', name: plain(name), line }) as const),
      );
    } else if (['server', 'local', 'address'].includes(key)) {
      takeServer(key, value, line, entries);
    }
  }
  return {
    server: 'dnsmasq',
    forwards: [...entries].map(([name, entry]) => ({ name, first: false, view: '', ...entry })),
    exceptions,
    includes,
    unreadable,
    ...(filterLine === undefined ? {} : { filterLine }),
  };
}

/** `/name/name/address#port@interface`. Without an address the name is never forwarded. */
function takeServer(key: string, value: string, line: number, entries: Map<string, Entry>): void {
  // Servers for every name say nothing about one.
  if (!value.startsWith('/')) return;
  const parts = value.split('/').slice(1);
  const target = (parts.length > 1 ? parts.pop() : '') ?? '';
  const [, address = '', port] = /^([^#@]*)(?:#(\d*))?/.exec(target) ?? [];
  // `#` in the place of the address means: as every other name.
  const kind = key === 'address' ? 'own' : address === '' ? 'off' : 'forward';
  for (const written of parts) {
    if (written === '') continue;
    const name = plain(written);
    const entry = entries.get(name) ?? { kind, addresses: [], line };
    entries.set(name, entry);
    if (kind === 'forward') {
      entry.addresses.push(upstream(address, port, line));
      // A name that is both forwarded and never forwarded is forwarded.
      if (entry.kind === 'off') entry.kind = 'forward';
    }
    if (kind === 'own') entry.kind = 'own';
  }
}

/** dnsmasq takes `*.name` and `.name` for the name and all below it. */
function plain(name: string): string {
  return name === '#' ? '' : normalName(name.replace(/^\*?\./, ''));
}
