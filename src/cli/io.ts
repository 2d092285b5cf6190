/** What the command line has of the world; tests give their own. */
export interface Io {
  /** What comes in; only a server reads it. */
  readonly stdin?: NodeJS.ReadableStream;
  /** Writes text as it is. */
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody is there to answer a question. */
  readonly isTty: boolean;
  /** Asks and gives the answer without its line end; rejects when the signal aborts. */
  readonly ask: (question: string, signal: AbortSignal) => Promise<string>;
  /** Aborts on SIGINT. */
  readonly signal: AbortSignal;
}

/** The whole of standard output as one JSON document. */
export function writeJson(io: Io, value: unknown): void {
  io.stdout(`${JSON.stringify(value, undefined, 2)}\n`);
}
