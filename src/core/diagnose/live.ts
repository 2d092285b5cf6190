import type { AnswerVerdict } from '../dns/answerVerdict.js';
import type { Message } from '../model/message.js';
import type { ClientVantage } from './vantage.js';

/** One live check of the endpoint name, as far as a diagnosis looks at it. */
export interface LiveAnswer {
  /** `system`, `public`, `inbound:…`, `server:…`, `vpc:…`: where it was asked from. */
  readonly vantageId: string;
  readonly protocol: 'udp' | 'tcp';
  readonly type: 'A' | 'AAAA';
  readonly verdict: AnswerVerdict['kind'];
  readonly addresses: readonly string[];
  /** Mnemonic: `NOERROR`, `SERVFAIL`; absent where no answer came. */
  readonly rcode?: string;
  /** Seconds; the least of the answer's records. */
  readonly ttl?: number;
  /** Asked with CD, which turns validation off (RFC 4035 section 3.2.2). */
  readonly checkingDisabled?: boolean;
}

/** One live connection to a control-plane address. */
export interface LiveConnection {
  /** As of a {@link LiveAnswer}: where it was tried from. */
  readonly vantageId: string;
  readonly address: string;
  /**
   * `reached`: TCP, and TLS as far as it could be judged. `closed`: cut before that. `notTls`: no
   * TLS there. `stranger`: a certificate that is not this cluster's, so that something else answers.
   */
  readonly outcome:
    'reached' | 'timeout' | 'refused' | 'unreachable' | 'closed' | 'notTls' | 'stranger';
  /** Of `GET /version`, where it was answered. */
  readonly status?: number;
}

/** A proxy that the environment of this machine names. */
export interface LiveProxy {
  /** `HTTPS_PROXY`, `https_proxy`, … */
  readonly variable: string;
  /** Without credentials. */
  readonly value: string;
  readonly noProxy: string;
  /** Whether `NO_PROXY` exempts the endpoint name. */
  readonly exempt: boolean;
}

/** What was not asked from the vantage itself, and why. */
export interface LiveNotAsked {
  readonly what: 'name' | 'api';
  /** A sentence with a place for `what`, which is filled when it is shown. */
  readonly why: Message;
}

/** What was seen rather than computed; everything may be missing. */
export interface LiveEvidence {
  readonly answers: readonly LiveAnswer[];
  readonly connections: readonly LiveConnection[];
  readonly notAsked?: readonly LiveNotAsked[];
  readonly proxy?: LiveProxy;
}

/** Nothing was asked. */
export const noLiveEvidence: LiveEvidence = { answers: [], connections: [] };

/**
 * The answers that clients at the vantage got: from inside the VPC; by the DNS servers outside
 * AWS; else by this machine's resolver, which is taken for one of the clients.
 */
export function ownAnswers({
  live,
  vantage,
}: {
  readonly live: LiveEvidence;
  readonly vantage: ClientVantage;
}): readonly LiveAnswer[] {
  const isOwn = ({ vantageId }: LiveAnswer): boolean => {
    switch (vantage.kind) {
      case 'vpc':
        return vantageId === `vpc:${vantage.vpcId}`;
      case 'onPremises': {
        const servers = vantage.dnsServers.map((ip) => `server:${ip}#`);
        return (
          ['system', 'onprem'].includes(vantageId) ||
          servers.some((one) => vantageId.startsWith(one))
        );
      }
      case 'public':
        return vantageId === 'system';
    }
  };
  return live.answers.filter(isOwn);
}
