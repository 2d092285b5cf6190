import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installedEditor } from './editor.mjs';
import { repo } from './paths.mjs';
import { start, stop } from './processes.mjs';
import { unpackedResolved } from './resolved.mjs';
import { lackingTerraform } from './terraform.mjs';
import { canInstall, installCommand, missingTools } from './tools.mjs';

/** What a leg's mocha said it counted; other output counts as nothing. */
function counts(output) {
  // eslint's and mocha's colours, where a terminal or CI asked for them.
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const sum = (word) =>
    [...plain.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  return { passed: sum('passing'), failed: sum('failing'), skipped: sum('pending') };
}

/** Runs one command, shows its output, and reads mocha's counts in it. */
async function runCommand([command, ...args], minutes, show) {
  const child = start(command, args, { group: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    show.out(chunk);
  });
  child.stderr.on('data', show.err);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    show.err(`not done after ${minutes} minutes: stopped\n`);
    void stop(child);
  }, minutes * 60_000);
  try {
    const [code] = await once(child, 'close');
    return { ok: code === 0 && !late, ...counts(output) };
  } finally {
    clearTimeout(timer);
  }
}

/** A leg of commands, one after the other until one fails. @returns status and counts. */
async function runCommands(commands, minutes, show) {
  const total = { status: 'passed', passed: 0, failed: 0, skipped: 0 };
  for (const command of commands) {
    const { ok, passed, failed, skipped } = await runCommand(command, minutes, show);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (ok) continue;
    total.status = 'failed';
    // A failure that no test counted (a type error, a crash) is one as well.
    if (total.failed === 0) total.failed = 1;
    break;
  }
  return total;
}

const node = (...args) => [process.execPath, ...args];
const bin = (...path) => join(repo, 'node_modules', ...path);
const mocha = (folder, ...more) =>
  node(
    bin('mocha', 'bin', 'mocha.js'),
    // Two busy cores: a test that waits for nothing may still wait for its turn.
    ...['--import=tsx', '--forbid-only', '--forbid-pending', '--timeout=30000', ...more],
    `test/${folder}/**/*.test.ts`,
  );
const tsc = (project) => node(bin('typescript', 'bin', 'tsc'), '-p', project);

const lackingTools = (names) => {
  const missing = missingTools(names);
  return missing.length === 0 ? [] : [`${missing.join(', ')} missing: ${installCommand(missing)}`];
};
const lackingEditor = () => (installedEditor() === undefined ? ['no editor: npm run setup'] : []);
const lackingWindow = () => [...lackingEditor(), ...lackingTools(['chromium'])];

/** Linux with network namespaces: as root, or where everybody may make user namespaces. */
function lackingNamespaces() {
  if (process.platform !== 'linux') return ['network namespaces are there on Linux only'];
  const missing = lackingTools(['dig', 'unbound', 'nft', 'ip']);
  if (missing.length > 0) return missing;
  const script = ['--import=tsx', 'test/lab/main.ts', '--estates', '0'];
  const { status, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' });
  return status === 0 ? [] : [stderr.trim()];
}

/** The servers on-premises; of systemd-resolved, what the set-up unpacks. */
function lackingServers() {
  const missing = lackingTools(['named', 'dnsmasq', 'pdns_recursor', 'kresd', 'dbus-daemon']);
  const resolved = unpackedResolved() ? [] : ['systemd-resolved is not unpacked: npm run setup'];
  const all = [...missing, ...resolved];
  return all.length > 0 ? all : lackingNamespaces();
}

/** cfn-lint and the reader of YAML that it brings; Debian has no package of it. */
function lackingCfnLint() {
  const works = (command, ...args) => spawnSync(command, args).status === 0;
  return works('cfn-lint', '--version') && works('python3', '-c', 'import yaml')
    ? []
    : ['cfn-lint missing: pip install cfn-lint'];
}

/**
 * The legs after the set-up, in order. lacking: why the leg cannot run here (empty when it can);
 * excused: whether it may lack that under CI too, as nothing that the set-up does can help;
 * minutes: for each of its commands; cores, alone and after: see schedule().
 */
export const legs = [
  { name: 'build', commands: [node('scripts/build.mjs')], minutes: 3, cores: 1, alone: true },
  // The longest that keeps a single core busy: it begins first.
  {
    name: 'ui',
    commands: [node('test/ui/run.mjs')],
    minutes: 15,
    cores: 1,
    lacking: lackingWindow,
  },
  { name: 'types', commands: [tsc('.'), tsc('src/webviews/apps')], minutes: 5, cores: 1 },
  {
    name: 'lint',
    commands: [
      node(bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'),
      node(bin('prettier', 'bin', 'prettier.cjs'), '--check', '.'),
    ],
    minutes: 8,
    cores: 1,
  },
  {
    name: 'conformance',
    commands: [mocha('conformance')],
    minutes: 12,
    cores: 1,
    lacking: () => lackingTools(['aws', 'dig']),
  },
  {
    name: 'shellcheck',
    commands: [mocha('shellcheck')],
    minutes: 5,
    cores: 1,
    lacking: () => lackingTools(['shellcheck']),
  },
  {
    name: 'cloudformation',
    commands: [mocha('cloudformation')],
    minutes: 5,
    cores: 1,
    lacking: lackingCfnLint,
    excused: () => true,
  },
  {
    name: 'terraform',
    // It waits for the provider, which looks every ten seconds, most of the time.
    commands: [mocha('terraform', '--parallel', '--jobs', '4')],
    minutes: 8,
    cores: 0.5,
    lacking: lackingTerraform,
    excused: () => true,
  },
  {
    name: 'lab',
    commands: [node('--import=tsx', 'test/lab/main.ts')],
    // It waits for questions that nobody answers, most of the time.
    cores: 0.5,
    minutes: 12,
    lacking: lackingNamespaces,
    excused: () => !canInstall(),
  },
  {
    name: 'forwarders',
    // One job for each file: they wait as the lab does.
    commands: [mocha('forwarders', '--parallel', '--jobs', '6')],
    cores: 0.5,
    minutes: 8,
    lacking: lackingServers,
    excused: () => !canInstall(),
  },
  { name: 'package', commands: [node('scripts/sizes.mjs')], minutes: 5, cores: 1 },
  {
    name: 'host',
    commands: [node('test/host/run.mjs')],
    minutes: 5,
    cores: 1,
    lacking: lackingWindow,
  },
  {
    name: 'vsix',
    commands: [node('test/host/vsix.mjs')],
    minutes: 5,
    cores: 1,
    // Both pack to the same file.
    after: ['package'],
    lacking: lackingWindow,
  },
  // Last, as they share out their tests over all cores: nothing waits for a single one in the end.
  // Half of the time of such a test is waiting for a sandbox, a socket or another process.
  { name: 'unit', commands: [mocha('unit', '--parallel', '--jobs', '4')], minutes: 8, cores: 1.5 },
  {
    name: 'fault',
    commands: [mocha('fault', '--parallel', '--jobs', '3')],
    minutes: 20,
    cores: 1.5,
  },
];

/** Keeps what a leg says until it is released, and shows what it says from then on. */
export function keptOutput() {
  const kept = [];
  let released = false;
  const say = (stream) => (chunk) =>
    void (released ? process[stream].write(chunk) : kept.push([stream, chunk]));
  return {
    out: say('stdout'),
    err: say('stderr'),
    release() {
      released = true;
      for (const [stream, chunk] of kept.splice(0)) process[stream].write(chunk);
    },
  };
}

/** Runs a leg. mustRun: a leg that cannot run has failed (CI), not been skipped. */
export async function runLeg(
  { commands, minutes, lacking = () => [], excused = () => false },
  mustRun,
  show,
) {
  const reasons = lacking();
  if (reasons.length === 0) return runCommands(commands, minutes, show);
  const reason = reasons.join('; ');
  if (mustRun && !excused()) {
    show.err(`FAILED: this leg cannot run here: ${reason}\n`);
    return { status: 'failed', passed: 0, failed: 1, skipped: 0 };
  }
  show.err(`*** SKIPPED: ${reason} ***\n`);
  return { status: 'SKIPPED', passed: 0, failed: 0, skipped: 1, note: reason };
}
