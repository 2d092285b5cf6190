import { shellWord } from '../dns/dig/digCommand.js';
import { getNodesWords } from '../model/getNodes.js';
import { message } from '../model/message.js';
import { PortError, type PortErrorInfo } from '../model/portError.js';
import type { Kubectl, NodeState } from '../ports/kubectl.js';
import { inParallel } from './inParallel.js';

/** What `kubectl get nodes` gave for one cluster. */
export type NodesResult = { readonly cluster: string; readonly context: string } & (
  { readonly nodes: readonly NodeState[] } | { readonly error: PortErrorInfo }
);

/** The kubeconfig has no context for a cluster, or there is no kubectl; `help` is for a place to ask from, or for the nodes. */
export function noContext(
  clusterName: string,
  help: 'checks.noContext.help' | 'checks.noContext.nodesHelp' = 'checks.noContext.nodesHelp',
): PortError {
  return new PortError({
    kind: 'notFound',
    messageKey: 'checks.noContext',
    args: { clusterName },
    help: message(help, { clusterName }),
  });
}

/** The command that asks for the nodes, to be shown, and to be pasted in a shell. */
export function nodesCommand(context: string): string {
  return ['kubectl', ...getNodesWords(context)].map(shellWord).join(' ');
}

/** Each is a process of its own, with a credentials command behind it. */
const together = 4;

/**
 * `kubectl get nodes` for every cluster that the kubeconfig has a context for; the first such
 * context is used, and told before it is. Empty where there is none, or no kubectl. Trouble of one is its
 * own result.
 */
export async function askNodes(
  kubectl: Kubectl,
  clusters: readonly { readonly name: string; readonly endpointName: string }[],
  signal: AbortSignal,
  onAsk: (asked: { readonly context: string }) => void = () => undefined,
): Promise<readonly NodesResult[]> {
  const contexts = await kubectl.contexts(signal);
  const asked = clusters.flatMap(({ name, endpointName }) => {
    const context = contexts.find(({ host }) => host === endpointName);
    return context ? [{ cluster: name, context: context.name }] : [];
  });
  return inParallel(asked, together, async (one) => {
    onAsk(one);
    try {
      return { ...one, nodes: await kubectl.nodes(one, signal) };
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      return { ...one, error: error.info };
    }
  });
}
