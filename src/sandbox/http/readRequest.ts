import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../context.js';

const maxBody = 1024 * 1024;

export interface Received {
  readonly request: HttpRequest;
  /** The body was longer than allowed and is left out. */
  readonly tooLarge: boolean;
}

/** Reads a whole request, of at most one mebibyte. */
export async function readRequest(message: IncomingMessage): Promise<Received> {
  const url = new URL(`http://sandbox${slashed(message.url ?? '/')}`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= maxBody) chunks.push(bytes);
  }
  const tooLarge = size > maxBody;
  return {
    tooLarge,
    request: {
      method: message.method ?? 'GET',
      path: decoded(url.pathname),
      query: url.searchParams,
      headers: Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: tooLarge ? '' : Buffer.concat(chunks).toString('utf8'),
    },
  };
}

function slashed(target: string): string {
  return target.startsWith('/') ? target : '/';
}

/** A path with broken escapes stays as it is, and so matches nothing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    if (cause instanceof URIError) return path;
    throw cause;
  }
}
