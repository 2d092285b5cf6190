import type { Question, RecordData, ResourceRecord } from '../wire/message.js';
import { className, typeName } from '../wire/recordTypes.js';
import { layOut } from './columns.js';

/** Hex digits per group in dig's RFC 3597 text. */
const HEX_GROUP = 56;

function generic(hex: string): string {
  const upper = hex.toUpperCase();
  const groups = upper.match(new RegExp(`.{1,${String(HEX_GROUP)}}`, 'g')) ?? [];
  return ['\\#', String(hex.length / 2), ...groups].join(' ');
}

/** RDATA in dig's words, as `+short` prints it. */
export function dataText(data: RecordData): string {
  switch (data.kind) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return data.target;
    case 'MX':
      return `${String(data.preference)} ${data.exchange}`;
    case 'SRV':
      return [data.priority, data.weight, data.port, data.target].map(String).join(' ');
    case 'TXT':
      return data.texts.map((text) => `"${text}"`).join(' ');
    case 'SOA': {
      const { primary, mailbox, serial, refresh, retry, expire, minimum } = data;
      return [primary, mailbox, serial, refresh, retry, expire, minimum].map(String).join(' ');
    }
    case 'unknown':
      return generic(data.hex);
  }
}

/** One line of an answer, authority or additional section. */
export function recordLine(record: ResourceRecord): string {
  return layOut([
    record.name,
    String(record.ttl),
    className(record.class),
    typeName(record.type),
    dataText(record.data),
  ]);
}

/** One line of the question section; its `;` does not count for the columns. */
export function questionLine(question: Question): string {
  const { name, class: klass, type } = question;
  return `;${layOut([name, undefined, className(klass), typeName(type)])}`;
}
