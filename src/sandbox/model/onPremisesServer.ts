/** A conditional forwarder of a DNS server outside AWS (aws facts §7). */
export interface Forwarder {
  /** Lower case, no trailing dot: this name and all below it. */
  domain: string;
  /** Addresses asked in this order. */
  targets: string[];
  /** False on a stub zone: it asks with RD=0, which inbound endpoints refuse (aws facts §7.4, F35). */
  recursionDesired: boolean;
}

/** An answer that a server still has from earlier. */
export interface CachedAnswer {
  /** Lower case, no trailing dot. */
  name: string;
  type: 'A' | 'AAAA';
  addresses: string[];
  /** Epoch milliseconds; its TTL counts down to then. */
  until: number;
}

/** What a DNS server outside AWS does; without a forwarder for a name it asks public DNS. */
export interface OnPremisesServer {
  forwarders: Forwarder[];
  /** Takes private addresses out of answers: protection against DNS rebinding (aws facts §7.9, F33). */
  stripsPrivateAnswers?: true;
  /** Validates without a way to the parents: what it forwards fails unless CD is set (aws facts §7.1, F34). */
  validates?: true;
  /** Answers that it gives until they are too old (aws facts §10, F45). */
  cached?: CachedAnswer[];
}
