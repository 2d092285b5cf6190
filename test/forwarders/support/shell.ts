import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly output: string;
}

/** Without root the namespaces belong to a user namespace, in which we are root. */
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];

/**
 * A shell in network, mount and process namespaces of its own; all that it started ends with it.
 * Commands run one after the other; their errors are part of their output.
 */
export class Shell {
  readonly #child: ChildProcessWithoutNullStreams;
  #heard = '';
  #wake: () => void = () => undefined;
  #number = 0;

  constructor() {
    const flags = [
      ...asRoot,
      '--net',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
    ];
    this.#child = spawn('unshare', [...flags, 'bash'], { stdio: 'pipe' });
    const hear = (chunk: Buffer): void => {
      this.#heard += chunk.toString();
      this.#wake();
    };
    this.#child.stdout.on('data', hear);
    this.#child.stderr.on('data', hear);
    this.#child.on('close', () => {
      this.#wake();
    });
    this.#child.stdin.write('exec 2>&1; export PATH="$PATH:/usr/sbin:/sbin"\n');
  }

  /** Runs a command and waits for its end, at most `seconds`. */
  async ask(command: string, seconds = 20): Promise<Said> {
    const mark = `--- ${(this.#number += 1)} ended with`;
    this.#heard = '';
    this.#child.stdin.write(`{ ${command}\n} </dev/null\ncode=$?; echo; echo "${mark} $code"\n`);
    const ends = new RegExp(`\\n${mark} (\\d+)\\n`);
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const end = ends.exec(this.#heard);
      if (end) return { code: Number(end[1]), output: this.#heard.slice(0, end.index).trimEnd() };
      const left = until - Date.now();
      if (left <= 0 || this.#child.exitCode !== null) {
        throw new Error(`no end of ${command}\n${this.#heard}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The same, for what must not fail. @returns its output. */
  async run(command: string, seconds = 20): Promise<string> {
    const { code, output } = await this.ask(command, seconds);
    if (code !== 0) throw new Error(`${command}\nended with ${code}:\n${output}`);
    return output;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }
}
