import {
  compareForwarders as comparisonOf,
  type ForwarderComparison,
  type ForwarderFinding,
} from '../core/forwarders/compare.js';
import { readerFor, readForwarders } from '../core/forwarders/read/readForwarders.js';
import type { ReadableServer } from '../core/forwarders/read/types.js';
import { escapeMarkdown } from '../core/model/markdown.js';
import { message } from '../core/model/message.js';
import { left } from '../ui/readings.js';
import type { Command, CommandDeps } from './deps.js';
import { forwardersFor, pickServer, type ToBeForwarded } from './forwardersFor.js';

/**
 * **Compare a DNS server's file with the clusters…**: which clusters a file of BIND, dnsmasq,
 * Pi-hole or unbound serves, which with stale addresses, and what it lacks, line by line.
 */
export const compareForwarders: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const forwarded = await forwardersFor(deps, argument, rows, signal);
    const server = await pickServer(deps, (one) => readerFor(one) !== undefined);
    return compareWith(deps, readerFor(server) ?? 'bind', forwarded);
  };

/** Asks for the file and shows what it does for these clusters. */
export async function compareWith(
  { say, window }: CommandDeps,
  reader: ReadableServer,
  forwarded: ToBeForwarded,
): Promise<ForwarderComparison> {
  const texts = {
    title: say(message('ui.forwarders.openTitle')),
    action: say(message('ui.forwarders.openAction')),
    kind: say(message('ui.forwarders.kind')),
    many: false,
  };
  const [file] = (await window.openFiles(texts)) ?? [];
  if (!file) throw left();
  const { clusters, complete, problems, scope } = forwarded;
  const comparison = comparisonOf(readForwarders(reader, file.content), clusters, {
    // Where some could not be looked at, a name that is not known may still be one of theirs.
    complete: complete && problems.every(({ severity }) => severity !== 'blocker'),
  });
  const { findings, served } = comparison;
  const list = (key: 'served' | 'stale' | 'missing'): string[] =>
    comparison[key].length === 0
      ? []
      : [`- ${escapeMarkdown(say(message(`ui.forwarders.${key}`, { names: comparison[key] })))}`];
  const heading = say(message('ui.forwarders.heading', { file: file.name, ...scope }));
  const lines = [
    `# ${escapeMarkdown(heading)}`,
    '',
    ...list('served'),
    ...list('stale'),
    ...list('missing'),
    '',
    ...findings.map((one) => `- ${findingLine(say, one)}`),
  ];
  await window.showReadOnly(`${file.name}.forwarders.md`, `${lines.join('\n')}\n`);
  const bad = findings.length > 0;
  const args = { file: file.name, count: bad ? findings.length : served.length };
  window.say(
    bad ? 'warn' : 'info',
    say(message(bad ? 'ui.forwarders.bad' : 'ui.forwarders.good', args)),
  );
  return comparison;
}

function findingLine(say: CommandDeps['say'], { line, message: said, help }: ForwarderFinding) {
  const where = line === undefined ? '' : say(message('ui.forwarders.line', { line }));
  return `${escapeMarkdown(`${where}${say(said)}`)}  \n  ${escapeMarkdown(say(help))}`;
}
