import type { Question, RecordData, ResourceRecord } from '../wire/message.js';
import { className, typeName } from '../wire/recordTypes.js';
import { layOut } from './columns.js';
import { inGroups, rareText } from './rareText.js';

function generic(hex: string): string {
  const octets = inGroups(hex.toUpperCase());
  const head = `\\# ${String(hex.length / 2)}`;
  return octets === '' ? head : `${head} ${octets}`;
}

/** RDATA in dig's words, as `+short` prints it. `now` (epoch ms) places the times of a signature. */
export function dataText(data: RecordData, now = Date.now()): string {
  switch (data.kind) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
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
    default:
      return rareText(data, now);
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
