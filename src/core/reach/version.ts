import { ClientRequest } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { bound } from './bounded.js';
import { failureOf, shown } from './failure.js';
import type { StepOutcome } from './types.js';

/** What `GET /version` gave. */
export interface VersionAnswer {
  readonly outcome: StepOutcome;
  readonly status?: number;
  readonly version?: string;
}

/** The answer is a few hundred octets; more than this is not read. */
const longestBody = 64 * 1024;

/** Asks without credentials: being refused proves reachability as well (aws facts §4.4). Never rejects. */
export async function getVersion(
  socket: TLSSocket,
  serverName: string,
  ms: number,
  signal: AbortSignal,
): Promise<VersionAnswer> {
  const { settle, done } = bound<VersionAnswer>(
    ms,
    signal,
    () => ({ outcome: { kind: 'timeout' } }),
    () => ({ outcome: { kind: 'cancelled' } }),
  );
  const failed = (error: Error): void => settle({ outcome: failureOf(error, 'not-http') });
  const headers = {
    accept: 'application/json',
    'user-agent': 'eks-private-dns',
    connection: 'close',
  };
  // Not by `request`: editors replace it by one that goes to the name, by a proxy if there is one,
  // and not to the address on whose connection it is to be asked.
  const asked = new ClientRequest(
    { createConnection: () => socket, host: serverName, path: '/version', headers },
    (response) => {
      const status = response.statusCode ?? 0;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > longestBody) response.destroy();
      });
      response.on('error', failed);
      response.on('close', () => settle({ outcome: { kind: 'ok' }, status, ...versionIn(body) }));
    },
  );
  asked.on('error', failed);
  asked.end();
  const answer = await done;
  socket.on('error', () => undefined);
  asked.destroy();
  socket.destroy();
  return answer;
}

function versionIn(body: string): { readonly version?: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('gitVersion' in parsed)) return {};
    return typeof parsed.gitVersion === 'string' ? { version: shown(parsed.gitVersion) } : {};
  } catch {
    // A refusal may have any body.
    return {};
  }
}
