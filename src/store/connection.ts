import type { DnsServer } from '../core/dns/types.js';
import type { Connection } from '../core/ports.js';

/** A connection that can say who plays the public internet. */
export interface StoreConnection extends Connection {
  publicServer?(signal: AbortSignal): Promise<DnsServer | undefined>;
}
