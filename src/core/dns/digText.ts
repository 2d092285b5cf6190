import { answerLines } from './dig/answerText.js';
import { questionWords } from './dig/digCommand.js';
import { attemptLine, setupFailure } from './dig/failureText.js';
import { dataText } from './dig/recordText.js';
import { escapeHostile } from './escapeHostile.js';
import type { DnsExchange } from './types.js';

/** What dig's banner says, and in whose time. */
export interface DigTextOptions {
  /** The product's version: the banner is ours, everything after it is dig's. */
  readonly version: string;
  /** The words after the program's name; by default the question's own. */
  readonly args?: string;
  /** IANA time zone of WHEN; by default the machine's. */
  readonly timeZone?: string;
}

function failures(exchange: DnsExchange): string[] {
  return exchange.attempts
    .map((attempt) => attemptLine(attempt, exchange.query.server))
    .filter((line) => line !== undefined);
}

function banner(exchange: DnsExchange, options: DigTextOptions): string[] {
  const args = options.args ?? questionWords(exchange.query).join(' ');
  return [
    '',
    `; <<>> eks-private-dns ${options.version} <<>> ${escapeHostile(args, 1024)}`,
    '; (1 server found)',
    ';; global options: +cmd',
  ];
}

function lines(exchange: DnsExchange, options: DigTextOptions): string[] {
  switch (exchange.kind) {
    case 'answer':
      return [
        ...failures(exchange),
        ...banner(exchange, options),
        ...answerLines(exchange, options.timeZone),
      ];
    case 'invalid-query':
      return [`;; query not sent: ${exchange.detail}`];
    case 'cancelled':
      return [...failures(exchange), ';; cancelled'];
    default:
      return (
        setupFailure(exchange) ?? [
          ...failures(exchange),
          ...banner(exchange, options),
          ';; no servers could be reached',
        ]
      );
  }
}

/**
 * The exchange in dig 9.18's words, letter for letter after the banner (dns facts §1), ending with
 * a line feed. Types without a text of their own in recordText.ts (LOC, CERT, ...) are in RFC 3597
 * form, which dig reads and does not write for them.
 */
export function formatDig(exchange: DnsExchange, options: DigTextOptions): string {
  return lines(exchange, options)
    .map((line) => `${line}\n`)
    .join('');
}

/** `dig +short`: the data of every answer record, a line each; failures as in `formatDig`. */
export function formatDigShort(exchange: DnsExchange, options: DigTextOptions): string {
  if (exchange.kind !== 'answer') return formatDig(exchange, options);
  return exchange.message.answers.map((record) => `${dataText(record.data)}\n`).join('');
}
