import type { ForwarderCommands, Zone } from './types.js';

/** Sentences inside generated files, which speak English like the files' own keywords. */
export const comments = {
  what: 'Forwards the endpoint names of EKS clusters to inbound endpoints of Route 53 VPC Resolver.',
  made: 'Made by EKS Private DNS. Make it again when an inbound endpoint has got other addresses.',
  bindOnly: [
    'Unlike the snippet of the AWS post, with "forward only": without it BIND asks the public DNS when',
    'the inbound endpoint does not answer, and takes its NXDOMAIN or its public addresses for the truth.',
  ],
  exceptionNeeded:
    'The validator cannot reach the DNS root from here; without the exception it answers SERVFAIL.',
  exceptionSafe:
    'Changes nothing while the zones above these names are unsigned; keeps the names if they are signed.',
  bindRebinding: [
    'To be added by hand to your own deny-answer-addresses, whose ranges only you know:',
  ],
  bindOptions: [
    'These clauses cannot stand in a zone: include this file inside the options { } block. If the block',
    'has the same clause already, put the names into that one; BIND refuses the clause given twice.',
  ],
  dnsmasqLines: [
    'Unlike the flag of the AWS post, with one server line per address: with a single one the name is',
    'lost as soon as that address, or its Availability Zone, is down.',
  ],
  dnsmasqDnssec: [
    'No clause for DNSSEC: dnsmasq does not validate what comes from a server named for a domain,',
    'unless a trust-anchor is given for that domain.',
  ],
  windowsPost: [
    'The AWS post leaves the details to the reader. Here: no recursion of the server itself when the',
    'endpoint does not answer, at most two addresses of 3 seconds each, for a query is given 8 in all.',
  ],
  notStub: [
    'A forward-zone, never a stub-zone: a stub asks without the recursion bit, which an inbound',
    'endpoint does not answer. No forward-first: the public answer is not the one that is wanted.',
  ],
  recurse: [
    'forward-zones-recurse, never forward-zones: without the recursion bit an inbound endpoint does',
    'not answer.',
  ],
} as const;

/** What stands on top of a file: what it is, where it goes, and what to do with it. */
export function header(
  mark: string,
  place: string,
  { check, reload, remove, tryIt }: ForwarderCommands,
  why: readonly string[] = [],
): readonly string[] {
  const first = (name: string, lines: readonly string[]): readonly string[] =>
    [...lines.slice(0, 3), ...(lines.length > 3 ? ['...'] : [])].map(
      (line, at) => `${(at === 0 ? `${name}:` : '').padEnd(8)}${line}`,
    );
  const lines = [
    comments.what,
    comments.made,
    '',
    ...first('Place', [place]),
    ...first('Check', check),
    ...first('Reload', reload),
    ...first('Try', tryIt.slice(0, 1)),
    ...first('Remove', remove),
    ...(why.length > 0 ? ['', ...why] : []),
  ];
  return lines.map((line) => `${mark} ${line}`.trimEnd());
}

/** `dig` lines for every name, over UDP and TCP. Ten seconds: some servers fail over slowly (dns facts §4). */
export function digLines(zones: readonly Zone[], server = '@127.0.0.1'): readonly string[] {
  return zones.flatMap(({ name }) => [
    `dig ${server} ${name} A +tries=1 +time=10`,
    `dig ${server} ${name} A +tries=1 +time=10 +tcp`,
  ]);
}

/** Lines as a text file of Unix. */
export function unixText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Lines as a text file of Windows. */
export function windowsText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}
