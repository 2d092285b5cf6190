import type { DnsAnswered } from '../types.js';
import type { DnsMessage, HeaderFlags, ResourceRecord } from '../wire/message.js';
import { opcodeName, rcodeName } from '../wire/rcodes.js';
import { optLines } from './optText.js';
import { questionLine, recordLine } from './recordText.js';
import { whenText } from './when.js';

const shownFlags = ['qr', 'aa', 'tc', 'rd', 'ra', 'ad', 'cd'] as const;

/** Header flags as dig spells them: `qr rd ra`. */
export function flagsText(flags: HeaderFlags): string {
  return shownFlags.filter((name) => flags[name]).join(' ');
}

function header(message: DnsMessage, trailing: number): string[] {
  const { flags } = message;
  const counts = [
    `QUERY: ${String(message.questions.length)}`,
    `ANSWER: ${String(message.answers.length)}`,
    `AUTHORITY: ${String(message.authorities.length)}`,
    `ADDITIONAL: ${String(message.additionals.length + (message.edns === undefined ? 0 : 1))}`,
  ].join(', ');
  const names = flagsText(flags);
  const lines = [
    `;; ->>HEADER<<- opcode: ${opcodeName(flags.opcode)}, status: ${rcodeName(message.rcode)}, id: ${String(message.id)}`,
    `;; flags:${names === '' ? '' : ` ${names}`}${flags.z ? '; MBZ: 0x4' : ''}; ${counts}`,
  ];
  if (flags.rd && !flags.ra) lines.push(';; WARNING: recursion requested but not available');
  if (trailing > 0) {
    lines.push(
      `;; WARNING: Message has ${String(trailing)} extra byte${trailing === 1 ? '' : 's'} at end`,
    );
  }
  return [...lines, ''];
}

function section(title: string, records: readonly ResourceRecord[]): string[] {
  return records.length === 0 ? [] : [`;; ${title} SECTION:`, ...records.map(recordLine), ''];
}

/** Lines from `;; Got answer:` to the message size and its blank line. */
export function answerLines(exchange: DnsAnswered, timeZone?: string): string[] {
  const { message, server } = exchange;
  const place = `${server.address}#${String(server.port)}(${server.address})`;
  const questions =
    message.questions.length === 0
      ? []
      : [';; QUESTION SECTION:', ...message.questions.map(questionLine), ''];
  return [
    ';; Got answer:',
    ...header(message, exchange.trailingOctets),
    ...(message.edns === undefined ? [] : optLines(message.edns)),
    ...questions,
    ...section('ANSWER', message.answers),
    ...section('AUTHORITY', message.authorities),
    ...section('ADDITIONAL', message.additionals),
    `;; Query time: ${String(Math.floor(exchange.ms))} msec`,
    `;; SERVER: ${place} (${exchange.transport.toUpperCase()})`,
    `;; WHEN: ${whenText(exchange.at, timeZone)}`,
    `;; MSG SIZE  rcvd: ${String(exchange.size)}`,
    '',
  ];
}
