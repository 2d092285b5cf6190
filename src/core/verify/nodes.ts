import { PortError, type PortErrorInfo } from '../model/portError.js';
import type { Kubectl, NodeState } from '../ports/kubectl.js';
import { inParallel } from './inParallel.js';

/** What `kubectl get nodes` gave for one cluster. */
export type NodesResult = { readonly cluster: string; readonly context: string } & (
  { readonly nodes: readonly NodeState[] } | { readonly error: PortErrorInfo }
);

/** Each is a process of its own, with a credentials command behind it. */
const together = 4;

/**
 * `kubectl get nodes` for every cluster that the kubeconfig has a context for; the first such
 * context is used. Empty where there is none, or no kubectl. Trouble of one is its own result.
 */
export async function askNodes(
  kubectl: Kubectl,
  clusters: readonly { readonly name: string; readonly endpointName: string }[],
  signal: AbortSignal,
): Promise<readonly NodesResult[]> {
  const contexts = await kubectl.contexts(signal);
  const asked = clusters.flatMap(({ name, endpointName }) => {
    const context = contexts.find(({ host }) => host === endpointName);
    return context ? [{ cluster: name, context: context.name }] : [];
  });
  return inParallel(asked, together, async (one) => {
    try {
      return { ...one, nodes: await kubectl.nodes(one, signal) };
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      return { ...one, error: error.info };
    }
  });
}
