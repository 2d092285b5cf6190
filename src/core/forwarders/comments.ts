import type { ForwarderCommands, Zone } from './types.js';

/** Sentences inside generated files, which speak English like the files' own keywords. */
export const comments = {
  what: 'Forwards the endpoint names of EKS clusters to inbound endpoints of Route 53 VPC Resolver.',
  made: 'Made by EKS Private DNS. Make it again when an inbound endpoint has got other addresses.',
  exceptionNeeded:
    'The validator cannot reach the DNS root from here; without the exception it answers SERVFAIL.',
  exceptionSafe:
    'Changes nothing while the zones above these names are unsigned; keeps the names if they are signed.',
  rebinding: 'The answers are private addresses, which the protection against rebinding takes out.',
  bindOnly: [
    'Unlike the snippet of the AWS post, with "forward only": without it BIND asks the public DNS when',
    'the inbound endpoint does not answer, and takes its NXDOMAIN or its public addresses for the truth.',
  ],
  bindOptions: [
    'These clauses cannot stand in a zone: include this file inside the options { } block. If the block',
    'has the same clause already, put the names into that one; BIND refuses the clause given twice.',
  ],
  bindRebinding: [
    'To be added by hand to your own deny-answer-addresses, whose ranges only you know:',
  ],
  dnsmasqLines: [
    'Unlike the flag of the AWS post, with one server line per address: with a single one the name is',
    'lost as soon as that address, or its Availability Zone, is down. A list in one line is an error.',
    'No clause for DNSSEC: dnsmasq does not validate what comes from a server named for a domain,',
    'unless a trust-anchor is given for that domain.',
  ],
  windows: [
    'The AWS post leaves the details to the reader. Here: the server does not try by itself when the',
    'inbound endpoint does not answer, for it would find the public answer; and at most two addresses',
    'of 3 seconds each, for a query is given 8 seconds in all.',
  ],
  dnscmd: [
    'Legacy, for servers without the DnsServer module of PowerShell. Its documented options do not keep',
    'the server from trying by itself when the inbound endpoint does not answer: prefer the script.',
  ],
  notStub: [
    'A forward-zone, never a stub-zone: a stub asks without the recursion bit, which an inbound',
    'endpoint does not answer. No forward-first: the public answer is not the one that is wanted.',
  ],
  coredns: [
    'Put the blocks beside your own, never inside one, or import this file from the Corefile. If your',
    'blocks say a port (name:1053) or "bind", say the same here: a block with "bind" hides the others.',
  ],
  configMap: [
    'For the pods of another cluster. Keeps what the Corefile says otherwise, and takes out what an',
    'earlier run of this script put in. Where EKS manages CoreDNS as an add-on, put the blocks into',
    'the configuration values of the add-on as well: an update of it writes the Corefile anew.',
  ],
  customConfigMap: [
    'Only for clusters whose Corefile imports custom/*.server from this ConfigMap, as those of AKS do.',
    'Elsewhere, as on EKS, nothing reads it.',
  ],
  recurse: [
    'forward-zones-recurse, never forward-zones: without the recursion bit an inbound endpoint does not',
    'answer. The setting given twice counts once, the last time: if you have it already, put these',
    'zones into that line, with commas between.',
  ],
  recursorLua: ['The file that lua-config-file names. If you have one, add these lines to it.'],
  recurseYaml: [
    'forward_zones_recurse, never forward_zones: without the recursion bit an inbound endpoint does not',
    'answer, and "recurse: true" under forward_zones is ignored or refused.',
  ],
  knot: [
    'FORWARD, and for these names only. The rules must stand before a rule that forwards everything:',
    'the first that fits decides.',
  ],
  knotInsecure: [
    'Each call replaces the names of the one before: if you have one already, put these names into it.',
  ],
  delegate: [
    'The ~ makes it a domain to route by, not one to search in. For systemd before 258 use the other',
    'form, never DNS= in resolved.conf: that would send every name to the inbound endpoint.',
  ],
  link: [
    'Replaces the DNS servers of the interface while it is up, and asks them for these names only.',
    'Never DNS= in resolved.conf: that would send every name to the inbound endpoint.',
  ],
  macos: [
    'Read by the resolver of macOS, so by browsers and by kubectl as it is usually built; dig and',
    'host do not read it.',
  ],
  clientVpn: [
    'Names the inbound endpoint as DNS server of the VPN: all names of its clients are asked there,',
    'as long as they are connected. They need a route and an authorization rule to these addresses.',
    'Connections are reset by the change.',
  ],
} as const;

/** Lines of one kind of command; for a whole Region there can be hundreds. */
const most = 6;

/** What stands on top of a file: what it is, where it goes, and what to do with it. */
export function header(
  mark: string,
  place: string,
  { check, reload, remove, tryIt }: ForwarderCommands,
  why: readonly string[] = [],
): readonly string[] {
  const first = (name: string, lines: readonly string[]): readonly string[] =>
    [...lines.slice(0, most), ...(lines.length > most ? ['...'] : [])].map(
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
