import { valueOf } from '../../core/model/fact.js';
import { addressTypes } from '../../core/model/ipFamily.js';
import type { AwsScope } from '../../core/model/identity.js';
import { reach } from '../../core/reach/reach.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import {
  cellIsRight,
  runMatrix,
  type Matrix,
  type MatrixCluster,
} from '../../core/verify/matrix.js';
import { text } from '../../core/model/text.js';
import { matrixJson, matrixMarkdown, matrixText } from '../../core/verify/matrixText.js';
import { askNodes } from '../../core/verify/nodes.js';
import { usualHistory, watchMatrix, type Round } from '../../core/verify/watch.js';
import { readWay } from '../../store/dnsWay.js';
import { couriersFor, kubectlIn } from '../asking.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { needed } from '../facts.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { nodesJson, nodesText } from '../nodesText.js';
import { scopeOf, type Session } from '../session.js';
import { chosenVantages } from './vantages.js';

/** `matrix`: all vantages for one cluster, or all clusters, side by side; once, or again and again. */
export async function matrix(session: Session, options: Options): Promise<ExitCode> {
  const { io, connect, dns, clock } = session;
  const scope = await scopeOf(session, options);
  const clusters = await readClusters(session, scope, options);
  const connection = await connect(scope, io.signal);
  const kubectl = kubectlIn(io);
  const context = async (): Promise<string | undefined> => {
    const names = new Set(clusters.map(({ endpointName }) => endpointName));
    return (await kubectl.contexts(io.signal)).find(({ host }) => names.has(host))?.name;
  };
  const sources = { connection, context, signal: io.signal };
  const vantages = await chosenVantages(sources, options, (all) => all);
  const couriers = await couriersFor(io, options, connection, vantages);
  const request = { clusters, vantages, ...(await readWay(options.way)), reach: !options.noReach };
  const run = (): Promise<Matrix> => runMatrix({ dns, couriers, reach }, request, io.signal);

  if (options.watchSeconds !== undefined) {
    const pace = { intervalMs: options.watchSeconds * 1000, keep: usualHistory };
    const show = (round: Round): void => io.stdout(roundText(round, options));
    const rounds = await watchMatrix({ clock, run }, pace, show, io.signal);
    return codeOf(rounds.at(-1)?.matrix);
  }
  const result = await run();
  if (io.signal.aborted) return exitCodes.cancelled;
  const nodes = options.noReach ? [] : await askNodes(kubectl, clusters, io.signal);
  if (options.json) writeJson(io, { ...matrixJson(result), nodes: nodes.map(nodesJson) });
  else io.stdout(`${shown(result, options)}${nodes.map(nodesText).join('')}`);
  return codeOf(result);
}

function codeOf(result: Matrix | undefined): ExitCode {
  if (!result) return exitCodes.cancelled;
  return result.cells.every(cellIsRight) ? exitCodes.ok : exitCodes.wrongAnswer;
}

function shown(result: Matrix, { markdown }: Options): string {
  return markdown ? matrixMarkdown(result) : matrixText(result);
}

/** The first round in full, of the others what is new; with --json each round is a line. */
function roundText(round: Round, options: Options): string {
  const { number, matrix: result } = round;
  const changes = round.changes.map(({ before, after, ...one }) => ({
    ...one,
    ...(before && { before: text(before) }),
    after: text(after),
  }));
  if (options.json) return `${JSON.stringify({ number, changes, ...matrixJson(result) })}\n`;
  const when = new Date(result.at).toISOString();
  if (number === 1) return `${when}\n${shown(result, options)}`;
  const lines = changes.map(
    ({ cluster, type, vantage, before = 'nothing', after }) =>
      `  ${cluster} ${type} from ${vantage}: was ${before}; is ${after}`,
  );
  return `${[`${when} ${lines.length === 0 ? 'no change' : 'changed:'}`, ...lines].join('\n')}\n`;
}

/** Those named, else all; one without an endpoint name has nothing to be asked for. */
async function readClusters(
  { store, io }: Session,
  scope: AwsScope,
  options: Options,
): Promise<readonly MatrixCluster[]> {
  const first = ['identity', 'clusterNames'] as const;
  const start = await store.read(scope, first, { fresh: true }, io.signal);
  needed(start.identity, 'The identity');
  const names =
    options.clusters.length > 0 ? options.clusters : needed(start.clusterNames, 'The clusters');
  const ofEach = names.map((cluster) => ({ cluster }));
  await store.read(scope, ofEach, { fresh: true }, io.signal);
  const controlPlanes = names.map((controlPlane) => ({ controlPlane }));
  const snapshot = await store.read(scope, controlPlanes, { fresh: true }, io.signal);
  return names.flatMap((name) => {
    const fact = snapshot.clusters[name];
    const cluster = options.clusters.length > 0 ? needed(fact, `Cluster ${name}`) : valueOf(fact);
    if (cluster?.endpointName === undefined) {
      io.stderr(`${name} has no endpoint name that is known: it is left out.\n`);
      return [];
    }
    const { endpointName, certificateAuthority } = cluster;
    return [
      {
        name,
        endpointName,
        types: options.type === undefined ? addressTypes(cluster) : [options.type],
        expected: controlPlaneAddresses(snapshot, name),
        ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
      },
    ];
  });
}
