import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { canInstall } from './tools.mjs';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'eks-private-dns');
const folder = join(cache, 'systemd-resolved');
const programs = { resolved: 'lib/systemd/systemd-resolved', resolvectl: 'usr/bin/resolvectl' };

/** @returns where systemd-resolved, resolvectl and their library are, or undefined. */
export function unpackedResolved() {
  if (!existsSync(folder)) return undefined;
  return {
    resolved: join(folder, programs.resolved),
    resolvectl: join(folder, programs.resolvectl),
    libraries: join(folder, 'usr/lib', libraryFolder(), 'systemd'),
  };
}

const libraryFolder = () =>
  readdirSync(join(folder, 'usr/lib')).find((name) => /-linux-/.test(name));

function run(cwd, command, ...args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status === 0) return;
  throw new Error(`${command} ${args[0]}: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
}

/**
 * Debian's systemd-resolved, unpacked and not installed: its installation would make it the resolver
 * of this machine. Only where Debian packages can be had.
 */
export function ensureResolved(say) {
  if (existsSync(folder) || !canInstall()) return;
  say('unpacking systemd-resolved (apt-get download)');
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(tmpdir(), 'resolved-'));
  try {
    run(made, 'apt-get', 'download', 'systemd-resolved', 'libsystemd-shared');
    const packages = readdirSync(made).filter((name) => name.endsWith('.deb'));
    const unpacked = mkdtempSync(join(cache, 'unpacking-'));
    for (const name of packages) run(made, 'dpkg-deb', '-x', name, unpacked);
    renameSync(unpacked, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
