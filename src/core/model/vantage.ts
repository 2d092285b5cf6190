import type { VpcId } from './ids.js';

/** A place a query is asked from, and the server asked there. */
export interface Vantage {
  /** `system`, `public`, `vpc:vpc-…`, `inbound:192.0.2.1`, `server:192.0.2.1#53` */
  readonly id: string;
  readonly name: string;
  /** The server to send to. */
  readonly address: string;
  readonly port: number;
  /** Set where the query is asked from inside a VPC. */
  readonly vpcId?: VpcId;
}
