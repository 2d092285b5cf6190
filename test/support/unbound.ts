import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SelfMade } from './selfMade.js';

/** A real server on loopback, one port per transport. */
export interface Unbound {
  readonly plain: number;
  readonly tls: number;
  /** Undefined where unbound was built without HTTP/2. */
  readonly https: number | undefined;
  close(): Promise<void>;
}

// Debian's is in /usr/sbin, which is not on everybody's PATH.
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` };

/** What `unbound -V` says, or undefined where it is not installed. */
export function unboundBuild(): string | undefined {
  const { error, stdout, stderr } = spawnSync('unbound', ['-V'], { env, encoding: 'utf8' });
  return error === undefined ? stdout + stderr : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Nobody there yet.
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts unbound with these `local-zone` and `local-data` lines and waits until it listens. */
export async function startUnbound(lines: readonly string[], made: SelfMade): Promise<Unbound> {
  const folder = mkdtempSync(join(tmpdir(), 'unbound-'));
  const [plain, tls, http] = [await freePort(), await freePort(), await freePort()];
  const withHttp = unboundBuild()?.includes('nghttp2') === true;
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const configuration = [
    'server:',
    ...[`directory: "${folder}"`, 'chroot: ""', 'username: ""', 'pidfile: ""'],
    ...['do-daemonize: no', 'use-syslog: no', 'verbosity: 0', 'num-threads: 1'],
    ...['do-ip6: no', 'so-sndbuf: 0', 'module-config: "iterator"', 'ede: yes'],
    ...[plain, tls, ...(withHttp ? [http] : [])].map((port) => `interface: 127.0.0.1@${port}`),
    ...[`tls-port: ${tls}`, ...(withHttp ? [`https-port: ${http}`] : [])],
    `tls-service-pem: "${file('cert.pem', made.cert)}"`,
    `tls-service-key: "${file('key.pem', made.key)}"`,
    ...['max-udp-size: 4096', 'edns-buffer-size: 1232', ...lines],
    'remote-control:',
    'control-enable: no',
  ];
  const path = file('unbound.conf', `${configuration.join('\n')}\n`);
  const child = spawn('unbound', ['-d', '-c', path], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (const port of [plain, tls, ...(withHttp ? [http] : [])]) {
    while (!(await accepts(port))) {
      if (child.exitCode !== null) {
        await close();
        throw new Error(`unbound ended: ${said}`);
      }
      await sleep(10);
    }
  }
  return { plain, tls, https: withHttp ? http : undefined, close };
}
