import { execFile, spawnSync } from 'node:child_process';

/** Whether dig is on the PATH. */
export function hasDig(): boolean {
  return spawnSync('dig', ['-v']).error === undefined;
}

/** dig's standard output, whatever its exit code; 20 s at most. Arguments as a shell would split. */
export function runDig(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('dig', args, { timeout: 20_000 }, (error, stdout) => {
      if (error !== null && typeof error.code === 'string') reject(new Error(error.message));
      else resolve(stdout);
    });
  });
}

/** What cannot be equal between two runs, made equal: banner, id, time, WHEN, port. */
export function maskDig(text: string, port: number): string {
  return text
    .replace(/^; <<>> .*$/m, '; <<>> BANNER')
    .replace(/ id: \d+$/m, ' id: 7168')
    .replace(/^;; Query time: \d+ msec$/m, ';; Query time: 12 msec')
    .replace(
      /^;; WHEN: [A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [A-Z0-9+-]+ \d{4}$/m,
      ';; WHEN: Mon Apr 08 22:39:05 UTC 2019',
    )
    .replaceAll(`#${String(port)}`, '#53');
}
