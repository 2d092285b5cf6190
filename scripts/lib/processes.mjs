import { spawn } from 'node:child_process';

const running = new Set();
let stopping = false;

/** Whether a signal asked us to stop: then a child that ends has not failed. */
export const isStopping = () => stopping;

const alive = (child) => child.exitCode === null && child.signalCode === null;

function signal(child, name) {
  try {
    process.kill(child.inGroup ? -child.pid : child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Starts a child that is stopped with us. group: it has children of its own to stop as well. */
export function start(command, args, { env = process.env, group = false, stdio } = {}) {
  const child = spawn(command, args, { env, detached: group, stdio });
  child.inGroup = group;
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Asks a child of start() to end, insists after five seconds, and waits for its end. */
export async function stop(child) {
  const ended = alive(child) && new Promise((done) => child.once('exit', done));
  // Also when the child itself has gone: its group may hold what it started.
  if (child.inGroup || alive(child)) signal(child, 'SIGTERM');
  const insist = setTimeout(() => signal(child, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(insist);
  if (child.inGroup) signal(child, 'SIGKILL');
}

export const stopAll = () => Promise.all([...running].map(stop));

/**
 * Resolves with the first line of the child's output that pattern matches (the match); rejects
 * with what the child said when it ends first, or after the given seconds.
 */
export function waitForLine(child, pattern, seconds, what) {
  return new Promise((done, fail) => {
    let said = '';
    const finish = (settle, value) => {
      clearTimeout(timer);
      settle(value);
    };
    const give = (why) => finish(fail, new Error(`${what} ${why}\n${said.slice(-2000)}`.trim()));
    const timer = setTimeout(() => give(`said nothing for ${seconds} s`), seconds * 1000);
    const read = (chunk) => {
      said += chunk;
      const match = pattern.exec(said);
      if (match) finish(done, match);
    };
    child.stdout.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => give(`cannot be started: ${error.message}`));
    child.once('exit', (code, name) => give(`ended (${name ?? `exit code ${code}`})`));
  });
}

/**
 * Under npm a shell stands between: npm hands SIGTERM to it, and it dies without telling us. So
 * a parent that is gone counts as SIGTERM.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  timer.unref();
}

/** Runs cleanUp once when a person or a runner asks us to stop, then exits as the signal says. */
export function onStop(cleanUp) {
  endWithParent();
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(name, () => {
      stopping = true;
      void cleanUp().finally(() => process.exit(code));
    });
  }
}
