import type { DnsServer } from '../dns/types.js';
import type { AwsReader, Clock, Dns } from '../ports.js';

/** What reading needs. `publicServer` is a resolver on the public internet, where one may be asked. */
export interface ReadDeps {
  readonly aws: AwsReader;
  readonly clock: Clock;
  readonly dns: Dns;
  readonly publicServer?: DnsServer;
}
