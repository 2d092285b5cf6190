import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The executable of that name on the PATH, or undefined. */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch (error) {
      // Not here or not executable: the next folder may have it.
      if (!['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) throw error;
    }
  }
  return undefined;
}

/** $CHROMIUM, or the first Chromium or Chrome found on this machine. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return names.map(onPath).find(Boolean) ?? (existsSync(mac) ? mac : undefined);
}

/** Of the system's own folder, which not everybody has on the PATH; on Linux only. */
const onSystemPath = (name) =>
  process.platform !== 'linux' || onPath(name) !== undefined || existsSync(join('/usr/sbin', name));

const header = (name) => existsSync(join('/usr/include', name));

/** Programs and headers the test legs use, and the Debian package of each. */
const tools = {
  chromium: { debian: 'chromium', have: () => findChromium() !== undefined },
  dig: { debian: 'bind9-dnsutils', have: () => onPath('dig') !== undefined },
  // A real DNS server for the tests, the lab and the bench.
  unbound: { debian: 'unbound', have: () => onSystemPath('unbound') },
  // The servers on-premises for which configuration is generated.
  named: { debian: 'bind9', have: () => onSystemPath('named') },
  dnsmasq: { debian: 'dnsmasq-base', have: () => onSystemPath('dnsmasq') },
  pdns_recursor: { debian: 'pdns-recursor', have: () => onSystemPath('pdns_recursor') },
  kresd: { debian: 'knot-resolver', have: () => onSystemPath('kresd') },
  'dbus-daemon': { debian: 'dbus-daemon', have: () => onSystemPath('dbus-daemon') },
  aws: { debian: 'awscli', have: () => onPath('aws') !== undefined },
  // What reads the scripts that plans are exported as.
  shellcheck: { debian: 'shellcheck', have: () => onPath('shellcheck') !== undefined },
  // What the lab builds networks from.
  nft: { debian: 'nftables', have: () => onSystemPath('nft') },
  ip: { debian: 'iproute2', have: () => onSystemPath('ip') },
  // The editor's server compiles native modules, kerberos among them.
  'g++': { debian: 'g++', have: () => onPath('g++') !== undefined },
  make: { debian: 'make', have: () => onPath('make') !== undefined },
  python3: { debian: 'python3', have: () => onPath('python3') !== undefined },
  'kerberos headers': {
    debian: 'libkrb5-dev',
    have: () => process.platform !== 'linux' || header('gssapi.h') || header('gssapi/gssapi.h'),
  },
};

/** What only a build of the editor's server needs. */
export const compilerTools = ['g++', 'make', 'python3', 'kerberos headers'];
export const allTools = Object.keys(tools);

/** The named tools that this machine lacks. */
export const missingTools = (names) => names.filter((name) => !tools[name].have());

const packagesOf = (names) => names.map((name) => tools[name].debian).join(' ');

/** The command that installs them, for a person to run. */
export const installCommand = (names) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packagesOf(names)}`;

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Whether installTools may be called: as root on Debian. */
export const canInstall = () => process.getuid?.() === 0 && isDebian();

/** Installs Debian packages; throws with apt-get's own words. */
export function installTools(names) {
  const apt = (...args) => {
    const result = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      timeout: 600_000,
    });
    if (result.status === 0) return;
    const why = result.error?.message ?? `${result.stdout}${result.stderr}`.trim();
    throw new Error(`apt-get ${args[0]} failed: ${why.split('\n').slice(-15).join('\n')}`);
  };
  apt('update');
  withoutServices(() =>
    apt('install', '-y', '--no-install-recommends', ...packagesOf(names).split(' ')),
  );
}

/** Debian starts what it installs, a DNS server among it, unless this file says no. */
function withoutServices(act) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return act();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return act();
  } finally {
    rmSync(policy);
  }
}
