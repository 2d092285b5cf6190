import { NO_FLAGS } from '../../../../src/core/dns/wire/header.js';
import type { DnsMessage, ResourceRecord } from '../../../../src/core/dns/wire/message.js';

export const CLUSTER = '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com.';

export function a(address: string, name = CLUSTER, ttl = 60): ResourceRecord {
  return { name, type: 1, class: 1, ttl, data: { kind: 'A', address } };
}

/** The answer to `query`: same id and question, RD echoed, RA set, OPT when asked with OPT. */
export function answerTo(query: DnsMessage, over: Partial<DnsMessage> = {}): DnsMessage {
  return {
    id: query.id,
    flags: { ...NO_FLAGS, qr: true, rd: query.flags.rd, ra: true },
    rcode: 0,
    questions: query.questions,
    answers: [],
    authorities: [],
    additionals: [],
    ...(query.edns === undefined
      ? {}
      : { edns: { version: 0, udpSize: 1232, dnssecOk: false, options: [] } }),
    ...over,
  };
}

export function question(name = CLUSTER, type = 1): DnsMessage {
  return {
    id: 4660,
    flags: { ...NO_FLAGS, rd: true },
    rcode: 0,
    questions: [{ name, type, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
  };
}
