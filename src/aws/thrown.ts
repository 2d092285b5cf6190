/** What can be read off anything the SDK throws, without trusting its shape. */
export interface Thrown {
  readonly name: string;
  readonly text: string;
  /** An AWS error code (the SDK puts it in `name`) with its HTTP status. */
  readonly status?: number;
  readonly isAws: boolean;
  /** The code of a Node error, of this one or of one in its chain of causes. */
  readonly nodeCode?: string;
  /** Where a Node network error was heading. */
  readonly address?: string;
  readonly clockSkewCorrected: boolean;
}

/** Reads it. */
export function readThrown(thrown: unknown): Thrown {
  const metadata = recordOf(field(thrown, '$metadata'));
  // Where the body could not be read as AWS's, only the raw response has the status.
  const response = recordOf(field(thrown, '$response'));
  const status = numberOf(metadata['httpStatusCode']) ?? numberOf(response['statusCode']);
  const node = nodeErrorOf(thrown);
  return {
    name: stringOf(field(thrown, 'name')) ?? typeof thrown,
    // Resolver's modelled errors carry their text in `Message` (aws facts §2.1).
    text:
      stringOf(field(thrown, 'message')) || stringOf(field(thrown, 'Message')) || String(thrown),
    ...(status === undefined ? {} : { status }),
    isAws: field(thrown, '$fault') !== undefined,
    ...(node === undefined ? {} : { nodeCode: node.code }),
    ...(node?.address === undefined ? {} : { address: node.address }),
    clockSkewCorrected: metadata['clockSkewCorrected'] === true,
  };
}

interface NodeError {
  readonly code: string;
  readonly address?: string;
}

/** Looks through `cause` and through the errors of an AggregateError (happy eyeballs makes them). */
function nodeErrorOf(thrown: unknown, depth = 0): NodeError | undefined {
  if (!(thrown instanceof Error) || depth > 4) return undefined;
  const code = stringOf(field(thrown, 'code'));
  if (code !== undefined && /^[A-Z][A-Z0-9_]+$/.test(code)) {
    const host = stringOf(field(thrown, 'hostname')) ?? stringOf(field(thrown, 'address'));
    const port = numberOf(field(thrown, 'port'));
    const address = host === undefined || port === undefined ? host : `${host}:${port}`;
    return address === undefined ? { code } : { code, address };
  }
  const inner: unknown[] = [thrown.cause];
  if (thrown instanceof AggregateError) inner.push(...(thrown.errors as unknown[]));
  for (const one of inner) {
    const found = nodeErrorOf(one, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return recordOf(value)[name];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
