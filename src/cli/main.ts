import { createInterface } from 'node:readline/promises';
import { run } from './run.js';

const stop = new AbortController();
// A second Ctrl-C ends the process at once, as usual.
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// `cli list | head` closes our output early: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal });
  } finally {
    lines.close();
  }
}

void run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  env: process.env,
  isTty: process.stdin.isTTY && process.stderr.isTTY,
  ask,
  signal: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
