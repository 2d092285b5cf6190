/** One call that came in, for tests and for the curious. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  /** The called account, where it is not the scenario's own. */
  readonly accountId?: string;
  /** ISO 8601. */
  readonly at: string;
  /** HTTP status; 0 where the connection was cut on purpose. */
  readonly status: number;
  /** AWS error code, on failure. */
  readonly error?: string;
}

const kept = 10_000;

/** The latest calls, oldest first. */
export class CallLog {
  private calls: Call[] = [];

  add(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > kept) this.calls = this.calls.slice(-kept / 2);
  }

  list(): readonly Call[] {
    return this.calls;
  }

  clear(): void {
    this.calls = [];
  }
}
