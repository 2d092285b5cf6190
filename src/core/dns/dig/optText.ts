import { escapeHostile } from '../escapeHostile.js';
import { edeName } from '../wire/edeNames.js';
import type { Edns, EdnsOption } from '../wire/message.js';

function octetsText(hex: string): string {
  const pairs = hex.match(/../g) ?? [];
  const shown = pairs
    .map((pair) => Number.parseInt(pair, 16))
    .map((octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.'))
    .join('');
  return pairs.length === 0 ? '' : ` ${pairs.join(' ')} ("${shown}")`;
}

function optionLine(option: EdnsOption): string {
  switch (option.kind) {
    case 'cookie':
      return `; COOKIE: ${option.client}${option.server}`;
    case 'nsid':
      return `; NSID:${octetsText(option.hex)}`;
    case 'client-subnet':
      return `; CLIENT-SUBNET: ${option.address}/${String(option.source)}/${String(option.scope)}`;
    case 'unknown':
      return `; OPT=${String(option.code)}:${octetsText(option.hex)}`;
    case 'ede': {
      const name = edeName(option.infoCode);
      const code = `; EDE: ${String(option.infoCode)}${name === undefined ? '' : ` (${name})`}`;
      // dig writes control characters as dots; what else could forge a terminal line is escaped.
      const text = escapeHostile(option.text.replace(/\p{Cc}/gu, '.'));
      return text === '' ? code : `${code}: (${text})`;
    }
  }
}

/** dig's OPT pseudosection, a line each. */
export function optLines(edns: Edns): string[] {
  const flags = edns.dnssecOk ? ' do' : '';
  return [
    ';; OPT PSEUDOSECTION:',
    `; EDNS: version: ${String(edns.version)}, flags:${flags}; udp: ${String(edns.udpSize)}`,
    ...edns.options.map(optionLine),
  ];
}
