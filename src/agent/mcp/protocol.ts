/** The revisions that begin with `initialize`, the newest first (MCP, Lifecycle). */
export const sessionRevisions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;

/** The revisions in which every request says its own (MCP 2026-07-28, Versioning). */
export const statelessRevisions = ['2026-07-28'] as const;

/** Codes of JSON-RPC 2.0, and of MCP where it has one. */
export const errorCodes = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  unsupportedRevision: -32022,
} as const;

/** An id of a request. */
export type RequestId = string | number;

/** A failure of the protocol, not of a tool. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';

  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

/** A request or a notification, as far as it is one. */
export interface Incoming {
  /** Absent for a notification. */
  readonly id?: RequestId;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A line as a message; `undefined` for a response, of which we expect none. Throws {@link ProtocolError}. */
export function incomingOf(line: string): Incoming | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ProtocolError(errorCodes.parse, 'Not JSON.');
  }
  const message = recordOf(value);
  if (message?.['jsonrpc'] !== '2.0') {
    throw new ProtocolError(errorCodes.invalidRequest, 'Not a message of JSON-RPC 2.0.');
  }
  const { id, method, params } = message;
  if (method === undefined && ('result' in message || 'error' in message)) return undefined;
  if (typeof method !== 'string') {
    throw new ProtocolError(errorCodes.invalidRequest, 'A request names its method.');
  }
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw new ProtocolError(errorCodes.invalidRequest, 'An id is a text or a number.');
  }
  const given = recordOf(params) ?? {};
  return id === undefined ? { method, params: given } : { id, method, params: given };
}

/** An object that is no list. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return { ...value };
}
