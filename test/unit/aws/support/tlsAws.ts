import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatesOf } from '../../../../src/sandbox/kubernetes/certificates.js';
import type { Cluster } from '../../../../src/sandbox/model/cluster.js';

const account = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/a</Arn><UserId>U</UserId><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

/** An STS over TLS with a certificate for `host` by an authority of its own, behind a CONNECT proxy. */
export async function tlsAws(host: string, options: { readonly refuse?: number } = {}) {
  const made = { arn: `arn:aws:eks:::cluster/${host}`, createdAt: Date.now(), endpointHost: host };
  const { authority, certificate, key } = certificatesOf(made as Cluster);
  const folder = mkdtempSync(join(tmpdir(), 'tls-aws-'));
  const caBundle = join(folder, 'ca.pem');
  writeFileSync(caBundle, authority);
  const aws = createTls({ key, cert: certificate }, (request, response) => {
    request.resume();
    response.setHeader('content-type', 'text/xml').end(account);
  });
  const awsPort = await listening(aws);
  const asked: string[] = [];
  const proxy = createProxy();
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.url ?? ''} ${request.headers['proxy-authorization'] ?? '-'}`);
    if (options.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${options.refuse} No\r\n\r\n`);
      return;
    }
    const onward = connect(awsPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const proxyPort = await listening(proxy);
  return {
    caBundle,
    awsPort,
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    asked,
    close: (): void => {
      for (const server of [aws, proxy]) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(folder, { recursive: true });
    },
  };
}

function listening(server: Server | ReturnType<typeof createTls>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
