import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly target: string;
  readonly body: string;
  readonly authorization: string;
}

/** What to answer: HTTP status and body, or nothing but a broken connection. */
export type Reply =
  { readonly status: number; readonly body: string; readonly type?: string } | 'reset' | 'silence';

/** An HTTP server on loopback that answers by a function and remembers what was asked. */
export interface FakeAws {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

export async function fakeAws(answer: (seen: Seen, index: number) => Reply): Promise<FakeAws> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one: Seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        target: String(request.headers['x-amz-target'] ?? ''),
        body,
        authorization: request.headers.authorization ?? '',
      };
      seen.push(one);
      reply(answer(one, seen.length - 1), request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen, close: () => closeAll(server) };
}

/** A JSON 1.1 error the way Route 53 Resolver sends it. */
export function resolverError(code: string, text: string, status = 400): Reply {
  return { status, body: JSON.stringify({ __type: code, Message: text }) };
}

/** An EC2 error. */
export function ec2Error(code: string, text: string, status = 400): Reply {
  const body = `<?xml version="1.0"?><Response><Errors><Error><Code>${code}</Code><Message>${text}</Message></Error></Errors><RequestID>r</RequestID></Response>`;
  return { status, body, type: 'text/xml' };
}

export function json(value: unknown): Reply {
  return { status: 200, body: JSON.stringify(value) };
}

export function xml(body: string): Reply {
  return { status: 200, body: `<?xml version="1.0"?>${body}`, type: 'text/xml' };
}

function reply(what: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (what === 'silence') return;
  if (what === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(what.status, { 'content-type': what.type ?? 'application/x-amz-json-1.1' });
  response.end(what.body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function closeAll(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
