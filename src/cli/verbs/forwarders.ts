import { readFile } from 'node:fs/promises';
import { compareForwarders, type ForwarderComparison } from '../../core/forwarders/compare.js';
import { forwarderDefinition } from '../../core/forwarders/definitions.js';
import {
  forwardedClusters,
  readForwarders as readEstate,
  type ForwardersFound,
} from '../../core/forwarders/fromSnapshot.js';
import { generateForwarder } from '../../core/forwarders/generate.js';
import { readerFor, readForwarders } from '../../core/forwarders/read/readForwarders.js';
import { readableServers } from '../../core/forwarders/read/types.js';
import {
  forwarderServers,
  type ForwarderServer,
  type ForwarderSetup,
} from '../../core/forwarders/types.js';
import type { Problem } from '../../core/model/plan.js';
import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';
import { text } from '../../core/model/text.js';
import { problemText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { needed } from '../facts.js';
import { writeGenerated } from '../generatedFiles.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { UsageError } from '../usageError.js';

/**
 * `forwarders --server SERVER`: the configuration by which DNS servers outside AWS forward the
 * endpoint names, of the named clusters or of all; with --compare FILE what that file of theirs
 * does for them. Changes nothing.
 */
export async function forwarders(session: Session, options: Options): Promise<ExitCode> {
  const { server, compare } = options.forwarders;
  if (!server) throw new UsageError(`forwarders needs --server, one of:\n${serverLines()}`);
  const found = await foundFor(session, options);
  return compare === undefined
    ? written(session, options, server, found)
    : compared(session, options, server, compare, found);
}

async function foundFor(session: Session, options: Options): Promise<ForwardersFound> {
  const { io, store } = session;
  const scope = await scopeOf(session, options);
  const named = options.clusters.length > 0 ? options.clusters : undefined;
  const snapshot = await readEstate(
    (parts) => store.read(scope, parts, { fresh: true }, io.signal),
    named,
  );
  return forwardedClusters(snapshot, named ?? needed(snapshot.clusterNames, 'The clusters'));
}

async function written(
  { io }: Session,
  options: Options,
  server: ForwarderServer,
  { clusters, problems }: ForwardersFound,
): Promise<ExitCode> {
  const { out } = options.exported;
  // Where there is nothing to forward, why is said already.
  const setup =
    clusters.length > 0 || problems.length === 0
      ? generateForwarder(server, clusters, options.forwarders.answers)
      : undefined;
  const made = setup?.kind === 'setup' ? setup : undefined;
  const said = [...problems, ...(made ? made.warnings : (refusals(setup) ?? []))];
  if (options.json) writeJson(io, { server, problems: said.map(problemJson), ...setupJson(made) });
  else io.stderr(said.map((one) => `${problemText(one)}\n`).join(''));
  if (!made) return exitCodes.blocked;
  if (!options.json) {
    for (const note of made.files.flatMap(({ notes }) => notes)) io.stderr(`${text(note)}\n`);
  }
  if (out !== undefined) {
    for (const path of await writeGenerated(made.files, out)) io.stderr(`Saved ${path}.\n`);
  } else if (!options.json) io.stdout(shown(made));
  return options.clusters.length > 0 && problems.some(isBlocker) ? exitCodes.blocked : exitCodes.ok;
}

async function compared(
  { io }: Session,
  options: Options,
  server: ForwarderServer,
  file: string,
  { clusters, problems }: ForwardersFound,
): Promise<ExitCode> {
  const reader = readerFor(server);
  if (!reader) {
    throw new UsageError(`--compare reads the files of ${readableServers.join(', ')} and pihole.`);
  }
  const read = readForwarders(reader, await contentOf(file));
  const complete = options.clusters.length === 0 && !problems.some(isBlocker);
  const comparison = compareForwarders(read, clusters, { complete });
  if (options.json) {
    writeJson(io, {
      server,
      file,
      problems: problems.map(problemJson),
      ...comparison,
      findings: comparison.findings.map((one) => ({ ...one, ...problemJson(one) })),
    });
  } else {
    io.stderr(problems.map((one) => `${problemText(one)}\n`).join(''));
    io.stdout(comparisonText(file, comparison));
  }
  const { findings, missing, stale } = comparison;
  const wrong = missing.length + stale.length > 0 || [...findings, ...problems].some(isBlocker);
  return wrong ? exitCodes.drifted : exitCodes.ok;
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const info = { kind: 'notFound', messageKey: 'error.fileNotRead' } as const;
    throw new PortError(
      { ...info, args: { file, detail }, help: message('help.fileNotRead') },
      thrown,
    );
  }
}

function comparisonText(
  file: string,
  { findings, served, stale, missing }: ForwarderComparison,
): string {
  const list = (word: string, names: readonly string[]): string[] =>
    names.length > 0 ? [`${word}: ${names.join(', ')}`] : [];
  const lines = [
    ...list('Forwarded as it should be', served),
    ...list('Forwarded to stale addresses', stale),
    ...list('Not forwarded', missing),
    ...findings.map((one) => {
      const place = one.line === undefined ? file : `${file}:${one.line}`;
      return `${place}: ${problemText(one)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** One file as it is; several each under the place where it goes. */
function shown({ files }: ForwarderSetup): string {
  const [first, ...others] = files;
  if (first && others.length === 0) return first.text;
  return files.map((file) => `==> ${file.place} <==\n${file.text}\n`).join('');
}

function refusals(
  setup: ReturnType<typeof generateForwarder> | undefined,
): readonly Problem[] | undefined {
  return setup?.kind === 'refused' ? setup.problems : undefined;
}

const isBlocker = ({ severity }: Problem): boolean => severity === 'blocker';

function problemJson(problem: Problem): object {
  const { severity, message: said, help } = problem;
  return { severity, key: said.key, message: text(said), help: text(help) };
}

function setupJson(setup: ForwarderSetup | undefined): object {
  if (!setup) return { files: [] };
  const files = setup.files.map((file) => ({ ...file, notes: file.notes.map(text) }));
  return { files, commands: setup.commands };
}

function serverLines(): string {
  return forwarderServers
    .map((server) => `  ${server.padEnd(22)}${text(message(forwarderDefinition(server).title))}`)
    .join('\n');
}
