import { defaultKnobs } from '../knobs.js';
import type { DnsQuery } from '../types.js';
import { typeName } from '../wire/recordTypes.js';

/** A word as a POSIX shell takes it literally; quoted only where needed. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Words after `dig` that name the question: server, port, name, type. */
export function questionWords(query: DnsQuery): string[] {
  const type = typeof query.type === 'number' ? typeName(query.type) : query.type.toUpperCase();
  const server = [`@${query.server.address}`, '-p', String(query.server.port)];
  // dig guesses what a bare word is; only a plain name leaves it nothing to guess.
  const plain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+\.?$/.test(query.name);
  return [...server, ...(plain ? [query.name, type] : ['-q', query.name, '-t', type])];
}

/** What dig calls our choice of transport. A CA of one's own has to be saved as `ca.pem`. */
function transportWords({ transport, tls = {}, path }: DnsQuery): string[] {
  if (transport === 'udp') return [];
  if (transport === 'tcp') return ['+tcp'];
  const { serverName, verify = 'strict', ca } = tls;
  const way = transport === 'https' && path !== undefined ? `+https=${path}` : `+${transport}`;
  return [
    way,
    ...(verify === 'strict' ? [ca === undefined ? '+tls-ca' : '+tls-ca=ca.pem'] : []),
    ...(verify === 'strict' && serverName !== undefined ? [`+tls-hostname=${serverName}`] : []),
  ];
}

/** The dig command that asks what `query` asks, tries and waits included, safe to paste in a shell. */
export function digCommand(query: DnsQuery): string {
  const knobs = { ...defaultKnobs, ...query.knobs };
  const words = ['dig', ...questionWords(query), ...transportWords(query)];
  if (!knobs.recursionDesired) words.push('+norecurse');
  if (!knobs.authenticData) words.push('+noadflag');
  if (knobs.checkingDisabled) words.push('+cdflag');
  if (!knobs.edns) words.push('+noedns');
  else if (knobs.udpSize !== defaultKnobs.udpSize) words.push(`+bufsize=${String(knobs.udpSize)}`);
  if (knobs.edns && knobs.dnssecOk) words.push('+dnssec');
  if (knobs.edns) words.push('+nocookie');
  words.push(`+tries=${String(knobs.tries)}`);
  words.push(`+time=${String(Math.max(1, Math.round(knobs.tryMs / 1000)))}`);
  return words.map(shellWord).join(' ');
}
