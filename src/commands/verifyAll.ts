import type { DnsWay } from '../core/dns/types.js';
import { askedOver } from '../core/dns/way.js';
import type { AwsScope } from '../core/model/identity.js';
import { escapeMarkdown } from '../core/model/markdown.js';
import { message } from '../core/model/message.js';
import type { Vantage } from '../core/model/vantage.js';
import {
  cellIsRight,
  type Matrix,
  type MatrixCell,
  type MatrixCluster,
} from '../core/verify/matrix.js';
import { matrixClusterOf } from '../core/verify/matrixCluster.js';
import { matrixMarkdown } from '../core/verify/matrixText.js';
import type { ReportProgress } from '../platform/window.js';
import { pickScope } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { scopeOf, textIn } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';
import { pickPlace } from './pickPlace.js';
import { wayFor } from './pickWay.js';

/** A document of a thousand rows is not written anew for each; milliseconds. */
const writeEveryMs = 300;

/**
 * **Verify all clusters…**: every cluster of a profile and Region from one place, as a Markdown
 * table that fills. The argument may name the scope, the `vantage` by its id, and the `transport`.
 * Cancelling keeps what was asked by then.
 */
export const verifyAll: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { say, window } = deps;
    const scope = scopeOf(argument) ?? (await pickScope(deps));
    const named = { id: textIn(argument, 'vantage'), inside: false };
    const picked = await pickPlace(deps, scope, named, signal);
    const way = await wayFor(deps, argument, picked);
    const vantage = askedOver(picked, way.transport);
    const title = say(message('ui.verifyAll.title', { vantage: vantage.name }));
    const matrix = await window.progress(title, (report, cancelled) =>
      fill(deps, scope, { vantage, way }, report, AbortSignal.any([signal, cancelled])),
    );
    if (!matrix) {
      window.say('info', say(message('ui.verifyAll.none', { ...scope })));
      return undefined;
    }
    const right = matrix.cells.filter(cellIsRight).length;
    const of = matrix.cells.length;
    const text = say(message('ui.verifyAll.done', { right, of, vantage: vantage.name }));
    if (!matrix.cancelled) window.say(right === of ? 'info' : 'warn', text);
    return matrix;
  };

async function fill(
  deps: CommandDeps,
  scope: AwsScope,
  { vantage, way }: { readonly vantage: Vantage; readonly way: DnsWay },
  report: ReportProgress,
  signal: AbortSignal,
): Promise<Matrix | undefined> {
  const { operations, say, window } = deps;
  const { clusters, leftOut } = await readClusters(deps, scope, signal);
  if (clusters.length === 0) return undefined;
  const of = clusters.reduce((sum, { types }) => sum + types.length, 0);
  const names = { ...scope, vantage: vantage.name };
  const at = Date.now();
  const heading = `# ${escapeMarkdown(say(message('ui.verifyAll.heading', names)))}`;
  const notes =
    leftOut.length === 0
      ? []
      : [escapeMarkdown(say(message('ui.verifyAll.leftOut', { names: leftOut })))];
  const page = (line: string[], cells: readonly MatrixCell[], ms = 0): string =>
    [heading, ...line, ...notes, matrixMarkdown({ at, ms, cells, cancelled: false }, say)].join(
      '\n\n',
    );

  const heard: MatrixCell[] = [];
  const asking = (): string[] => [say(message('ui.verifyAll.asking', { done: heard.length, of }))];
  const name = `${scope.profile}.${scope.region}.checks.md`;
  const write = await window.showFilling(name, page(asking(), heard));
  let written = performance.now();
  const matrix = await operations.runMatrix(
    { clusters, vantages: [vantage], ...way, reach: true },
    signal,
    (cell) => {
      if (cell.check?.verdict.kind === 'cancelled') return;
      heard.push(cell);
      report(say(message('ui.verifyAll.progress', { done: heard.length, of })), 100 / of);
      if (performance.now() - written < writeEveryMs) return;
      write(page(asking(), heard));
      written = performance.now();
    },
  );
  const over = matrix.cancelled
    ? [say(message('ui.verifyAll.cancelled', { done: heard.length, of }))]
    : [];
  write(
    page(
      over,
      matrix.cells.filter((cell) => heard.includes(cell)),
    ),
  );
  return matrix;
}

async function readClusters(
  { operations }: CommandDeps,
  scope: AwsScope,
  signal: AbortSignal,
): Promise<{ readonly clusters: readonly MatrixCluster[]; readonly leftOut: readonly string[] }> {
  const first = await operations.read(scope, ['clusterNames'], signal);
  const names = required(first.clusterNames);
  await operations.read(
    scope,
    names.map((cluster) => ({ cluster })),
    signal,
  );
  const controlPlanes = names.map((controlPlane) => ({ controlPlane }));
  const snapshot = await operations.read(scope, controlPlanes, signal);
  const found = names.map((name) => ({ name, cluster: matrixClusterOf(snapshot, name) }));
  return {
    clusters: found.flatMap(({ cluster }) => cluster ?? []),
    leftOut: found.filter(({ cluster }) => !cluster).map(({ name }) => name),
  };
}
