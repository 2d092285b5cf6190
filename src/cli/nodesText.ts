import { PortError } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import type { NodesResult } from '../core/verify/nodes.js';

/** What `kubectl get nodes` gave, on a line. */
export function nodesText(result: NodesResult): string {
  const head = `kubectl --context=${result.context} get nodes (${result.cluster}): `;
  if ('error' in result) {
    return `${head}${new PortError(result.error).message} ${text(result.error.help)}\n`;
  }
  const ready = result.nodes.filter((node) => node.ready).length;
  return `${head}${ready} of ${result.nodes.length} ready\n`;
}

/** The same as data. */
export function nodesJson(result: NodesResult): object {
  if (!('error' in result)) return result;
  const { cluster, context, error } = result;
  return { cluster, context, error: new PortError(error).message, help: text(error.help) };
}
