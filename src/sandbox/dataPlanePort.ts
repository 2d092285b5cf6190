import type { World } from './world.js';

/** A place a query can be asked from: a loopback socket that answers as that place's server would. */
export interface SandboxVantage {
  /** Stable for a scenario: `vpc:vpc-…`, `inbound:192.168.10.10`, `onprem`, `public`. */
  readonly id: string;
  /** For people: `tools: VPC resolver 172.16.0.2`. */
  readonly name: string;
  /** Loopback address and port to send to, over UDP and TCP. */
  readonly address: string;
  readonly port: number;
  readonly vpcId?: string;
  /** HTTP proxy on loopback by which TCP 443 goes out of this place; silence where it would not. */
  readonly proxy: { readonly address: string; readonly port: number };
}

export interface DataPlane {
  vantages(): readonly SandboxVantage[];
  /** After the world changed: opens and closes the listeners of inbound addresses. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export type StartDataPlane = (live: { world(): World; now(): number }) => Promise<DataPlane>;
