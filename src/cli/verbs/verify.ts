import { isRight } from '../../core/dns/answerVerdict.js';
import { exchangeJson } from '../../core/dns/exchangeJson.js';
import type { ClusterKind } from '../../core/model/cluster.js';
import { addressTypes } from '../../core/model/ipFamily.js';
import { text } from '../../core/model/text.js';
import { runCheck, type Check } from '../../core/verify/check.js';
import { answeredAddresses } from '../../core/verify/addresses.js';
import { askNodes, noContext, nodesCommand, type NodesResult } from '../../core/verify/nodes.js';
import type { Kubectl } from '../../core/ports/kubectl.js';
import { nodesJson, nodesText } from '../nodesText.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import { message } from '../../core/model/message.js';
import { serverText } from '../../core/model/vantage.js';
import { PortError } from '../../core/model/portError.js';
import { exitCodeOf, exitCodes, type ExitCode } from '../exitCodes.js';
import { clusterIn } from '../facts.js';
import { writeJson } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { readWay } from '../../store/dnsWay.js';
import { couriersFor, kubectlIn } from '../asking.js';
import { chosenVantages, systemOr } from './vantages.js';

/** `verify`: asks from each vantage and compares with the control-plane addresses. */
export async function verify(session: Session, options: Options): Promise<ExitCode> {
  const { io, store, connect, dns } = session;
  const clusterName = clusterOf(options);
  const scope = await scopeOf(session, options);
  const about = [{ cluster: clusterName }, 'identity'] as const;
  await store.read(scope, about, { fresh: true }, io.signal);
  const control = { controlPlane: clusterName };
  const snapshot = await store.read(scope, [control], { fresh: true }, io.signal);
  const cluster = clusterIn(snapshot, clusterName);
  const { endpointName, kind } = cluster;
  if (endpointName === undefined) throw noEndpoint(clusterName, kind);
  const connection = await connect(scope, io.signal);
  const kubectl = kubectlIn(io);
  const context = async (): Promise<string | undefined> =>
    (await kubectl.contexts(io.signal)).find(({ host }) => host === endpointName)?.name;
  const sources = { connection, context, signal: io.signal };
  const chosen = await chosenVantages(sources, options, systemOr);
  const couriers = await couriersFor(io, options, connection, chosen);
  const expected = controlPlaneAddresses(snapshot, clusterName);
  const way = await readWay(options.way);
  const types = options.type === undefined ? addressTypes(cluster) : [options.type];
  const asked = chosen.flatMap((vantage) => types.map((type) => ({ vantage, type })));
  const checks = await Promise.all(
    asked.map((one) =>
      runCheck({ dns, couriers }, { ...one, name: endpointName, ...way, expected }, io.signal),
    ),
  );
  const right = checks.every(({ verdict }) => isRight(verdict));
  const nodes = options.nodes
    ? await nodesOf(session, kubectl, { name: clusterName, endpointName })
    : undefined;
  if (options.json) {
    const more = nodes ? { nodes: nodesJson(nodes) } : {};
    writeJson(io, { right, checks: checks.map(checkJson), ...more });
  } else {
    for (const check of checks) io.stdout(checkText(check));
    if (nodes) io.stdout(nodesText(nodes));
  }
  if (io.signal.aborted) return exitCodes.cancelled;
  if (!right) return exitCodes.wrongAnswer;
  return nodes && 'error' in nodes ? exitCodeOf(nodes.error.kind) : exitCodes.ok;
}

/** `kubectl get nodes`, with the kubeconfig's context for the cluster; the command is told first. */
async function nodesOf(
  { io }: Session,
  kubectl: Kubectl,
  cluster: { readonly name: string; readonly endpointName: string },
): Promise<NodesResult> {
  const tell = ({ context }: { readonly context: string }): void =>
    io.stderr(`${nodesCommand(context)}\n`);
  const [found] = await askNodes(kubectl, [cluster], io.signal, tell);
  if (found) return found;
  throw noContext(cluster.name);
}

/** A check in dig's words, then what it means. */
export function checkText({ request, dig, sentence }: Check): string {
  const { vantage } = request;
  return `From ${vantage.name} (${serverText(vantage)}):\n${dig}\n${text(sentence)}\n\n`;
}

/** A check as data. */
export function checkJson({ at, request, exchange, dig, verdict, sentence }: Check): object {
  const { vantage, name, type, transport, expected } = request;
  return {
    at,
    vantage,
    name,
    type,
    transport,
    addresses: answeredAddresses(exchange) ?? null,
    expected: expected.known ? expected.value : null,
    verdict,
    sentence: text(sentence),
    dig,
    exchange: exchangeJson(exchange),
  };
}

function noEndpoint(cluster: string, kind: ClusterKind): PortError {
  const which = kind === 'external' ? 'externalCluster' : 'noEndpointYet';
  return new PortError({
    kind: 'conflict',
    messageKey: `error.cli.${which}`,
    args: { cluster },
    help: message(`help.cli.${which}`),
  });
}
