import { followChain } from './chain.js';
import { dataText } from './dig/recordText.js';
import { escapeHostile } from './escapeHostile.js';
import type { DnsAttempt, DnsExchange, DnsServer, DnsTransport } from './types.js';
import { edeName } from './wire/edeNames.js';
import type { DnsMessage, EdnsOption, HeaderFlags, ResourceRecord } from './wire/message.js';
import { opcodeName, rcodeName } from './wire/rcodes.js';
import { className, typeName } from './wire/recordTypes.js';

/** A record: words as dig prints them, and the numbers behind them. */
export interface RecordJson {
  readonly name: string;
  /** `A`, `TYPE65280`. */
  readonly type: string;
  readonly typeNumber: number;
  /** `IN`, `CLASS17`. */
  readonly class: string;
  /** Seconds. */
  readonly ttl: number;
  /** RDATA as `dig +short` prints it. */
  readonly data: string;
}

/** A message. Names and data are presentation text: nothing outside printable ASCII. */
export interface MessageJson {
  readonly id: number;
  readonly opcode: string;
  /** `NOERROR`, `NXDOMAIN`, ... */
  readonly status: string;
  /** 0 to 4095, the extended bits included. */
  readonly rcode: number;
  readonly flags: Omit<HeaderFlags, 'opcode'>;
  readonly question: readonly Pick<RecordJson, 'name' | 'type' | 'typeNumber' | 'class'>[];
  readonly answer: readonly RecordJson[];
  readonly authority: readonly RecordJson[];
  readonly additional: readonly RecordJson[];
  /** Null where there was no OPT record. */
  readonly edns: {
    readonly version: number;
    readonly udpSize: number;
    readonly dnssecOk: boolean;
    /** As decoded; an EDE has its text escaped and its registered name, or null. */
    readonly options: readonly (EdnsOption & { readonly name?: string | null })[];
  } | null;
}

/** An exchange as data: one shape for every outcome, members are added and never changed. */
export interface ExchangeJson {
  readonly format: 'dns-exchange/1';
  /** `answer`, `timeout`, `refused`, ... */
  readonly outcome: DnsExchange['kind'];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly query: {
    readonly name: string;
    readonly type: string;
    readonly server: DnsServer;
    readonly transport: DnsTransport;
  };
  readonly attempts: readonly DnsAttempt[];
  /** Datagrams that came and were not believed. */
  readonly ignored: number;
  /** Why there is no answer; null where there is one. */
  readonly detail: string | null;
  readonly answer: {
    readonly transport: DnsTransport;
    /** Milliseconds. */
    readonly ms: number;
    /** Octets. */
    readonly size: number;
    readonly message: MessageJson;
    /** From the asked name through its aliases to the addresses. */
    readonly chain: {
      readonly names: readonly string[];
      readonly addresses: readonly string[];
      readonly ttl: number | null;
      readonly looped: boolean;
    };
  } | null;
}

const recordJson = ({ name, type, class: klass, ttl, data }: ResourceRecord): RecordJson => ({
  ...{ name, type: typeName(type), typeNumber: type, class: className(klass), ttl },
  data: dataText(data),
});

function messageJson(message: DnsMessage): MessageJson {
  const { id, rcode, questions, answers, authorities, additionals, edns } = message;
  const { opcode, ...flags } = message.flags;
  return {
    ...{ id, opcode: opcodeName(opcode), status: rcodeName(rcode), rcode, flags },
    question: questions.map(({ name, type, class: klass }) => ({
      ...{ name, type: typeName(type), typeNumber: type, class: className(klass) },
    })),
    answer: answers.map(recordJson),
    authority: authorities.map(recordJson),
    additional: additionals.map(recordJson),
    edns:
      edns === undefined
        ? null
        : {
            ...edns,
            options: edns.options.map((option) =>
              option.kind === 'ede'
                ? {
                    ...option,
                    text: escapeHostile(option.text),
                    name: edeName(option.infoCode) ?? null,
                  }
                : option,
            ),
          },
  };
}

/** The exchange in its documented JSON shape. Pure; never throws. */
export function exchangeJson(exchange: DnsExchange): ExchangeJson {
  const { kind, at, query, attempts, ignored } = exchange;
  const { name, type, server, transport } = query;
  const base = {
    ...{ format: 'dns-exchange/1' as const, outcome: kind, at: new Date(at).toISOString() },
    query: {
      ...{ name, server, transport },
      type: typeof type === 'number' ? typeName(type) : type.toUpperCase(),
    },
    ...{ attempts, ignored },
  };
  if (exchange.kind !== 'answer') return { ...base, detail: exchange.detail, answer: null };
  const { ttl, ...chain } = followChain(exchange.message);
  return {
    ...{ ...base, detail: null },
    answer: {
      ...{ transport: exchange.transport, ms: exchange.ms, size: exchange.size },
      message: messageJson(exchange.message),
      chain: { ...chain, ttl: ttl ?? null },
    },
  };
}
