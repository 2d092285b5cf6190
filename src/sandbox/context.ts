import type { World } from './world.js';

/** What an operation may look at: the state it changes, and the instant it happens at. */
export interface CallContext {
  readonly world: World;
  /** Every account of the Region, the called one among them. */
  readonly accounts: readonly World[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An HTTP request with its body read. */
export interface HttpRequest {
  readonly method: string;
  /** Decoded path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
