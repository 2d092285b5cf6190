import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { told } from './workbench.js';

/**
 * Plays the kubectl of a user with a context for this cluster, for the editor to find on its PATH.
 * It takes only the two commands that read, and keeps the words of the second in a file.
 */
export function putKubectl(endpointName: string, context: string): { readonly words: string } {
  const folder = told('EPD_UI_PROGRAMS');
  const write = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const config = write('config.json', {
    clusters: [{ name: 'c', cluster: { server: `https://${endpointName}` } }],
    contexts: [{ name: context, context: { cluster: 'c' } }],
  });
  const node = (name: string, status: string): object => ({
    metadata: { name },
    status: { conditions: [{ type: 'Ready', status }], nodeInfo: { kubeletVersion: 'v1.33.1' } },
  });
  const items = [node('ip-192-168-1-10', 'True'), node('ip-192-168-2-20', 'False')];
  const nodes = write('nodes.json', { items });
  const words = join(folder, 'words');
  writeFileSync(
    join(folder, 'kubectl'),
    `#!/bin/sh
case "$*" in
  "config view -o json") exec cat ${config} ;;
  *" get nodes -o json") echo "$*" >> ${words}; exec cat ${nodes} ;;
  *) echo "error: unknown command" >&2; exit 1 ;;
esac
`,
  );
  chmodSync(join(folder, 'kubectl'), 0o755);
  return { words };
}

/** As if there had never been one. */
export function removeKubectl(): void {
  rmSync(join(told('EPD_UI_PROGRAMS'), 'kubectl'), { force: true });
}
