import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { layOut } from './layout.js';
import { readSaid } from './said.js';
import { scriptFor } from './script.js';
import type { Estate } from '../estate/generate.js';
import type { Outcome } from '../questions.js';

const running = new Set<ChildProcess>();

/** Without root the namespaces belong to a user namespace, in which we are root. */
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const unshare = [...asRoot, '--net', '--mount', '--pid', '--fork', '--kill-child'];

async function run(script: string): Promise<{ readonly output: string; readonly errors: string }> {
  const child = spawn('unshare', [...unshare, 'bash', '-s'], { stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(script);
  try {
    await once(child, 'close');
  } finally {
    running.delete(child);
  }
  return { output, errors };
}

/** Builds the estate in the kernel, asks all its questions, and takes it down. */
export async function askKernel(estate: Estate, patience = 1): Promise<Map<string, Outcome>> {
  const script = scriptFor(layOut(estate.world, estate.sendsFrom), patience);
  const { output, errors } = await run(script);
  try {
    return readSaid(estate.world, output);
  } catch (cause) {
    throw new Error(`seed ${estate.seed}: the lab failed\n${errors.slice(-3000)}`, { cause });
  }
}

/** Kills what runs: the first process of each process namespace, and the kernel all the rest. */
export function stopAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Why no namespaces can be made here; undefined where they can. */
export async function whyNoKernel(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are there on Linux only';
  const script = [
    'set -eu',
    'export PATH="$PATH:/usr/sbin:/sbin"',
    'mount -t tmpfs lab /run',
    'mkdir /run/netns',
    'ip netns add a',
    "nsenter --net=/run/netns/a sh -euc 'echo 1 > /proc/sys/net/ipv4/ip_forward; nft add table ip a'",
    'echo ready',
  ].join('\n');
  const { output, errors } = await run(script).catch((cause: unknown) => ({
    output: '',
    errors: String(cause),
  }));
  return output.includes('ready') ? undefined : `no network namespaces: ${errors.trim()}`;
}
