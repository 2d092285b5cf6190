import { execFile } from 'node:child_process';
import { cancelled, PortError } from '../core/model/portError.js';
import { message } from '../core/model/message.js';

/** How a kubectl ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl with words, never by a shell. Throws `PortError` where it is absent or too slow. */
export type RunKubectl = (
  words: readonly string[],
  options: {
    readonly seconds: number;
    readonly signal: AbortSignal;
    readonly env?: Readonly<Record<string, string>>;
  },
) => Promise<Ended>;

/** More than the nodes of the largest cluster. */
const longestOutput = 64 * 1024 * 1024;

/** The kubectl that the PATH of this environment finds. */
export function kubectlOf(env: Readonly<Record<string, string | undefined>>): RunKubectl {
  return (words, { seconds, signal, env: more = {} }) =>
    new Promise((resolve, reject) => {
      const options = {
        env: { ...env, ...more },
        timeout: seconds * 1000,
        // It passes a polite signal on to its credentials command, and may wait for that.
        killSignal: 'SIGKILL',
        maxBuffer: longestOutput,
        signal,
        windowsHide: true,
      } as const;
      execFile('kubectl', [...words], options, (error, stdout, stderr) => {
        if (error === null) resolve({ code: 0, stdout, stderr });
        else if (signal.aborted) reject(cancelled('kubectl'));
        else if (error.code === 'ENOENT') reject(absent());
        else if (error.killed === true) reject(late(seconds));
        else resolve({ code: typeof error.code === 'number' ? error.code : 1, stdout, stderr });
      });
    });
}

function absent(): PortError {
  const help = message('help.kubectl.absent');
  return new PortError({ kind: 'notFound', messageKey: 'error.kubectl.absent', args: {}, help });
}

function late(seconds: number): PortError {
  return new PortError({
    kind: 'timeout',
    messageKey: 'error.kubectl.timeout',
    args: { seconds },
    help: message('help.runAgain'),
  });
}
