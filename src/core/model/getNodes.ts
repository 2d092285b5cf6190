/** The words after `kubectl` that ask for the nodes of a context's cluster, and change nothing. */
export function getNodesWords(context: string): readonly string[] {
  return [`--context=${context}`, '--request-timeout=10s', 'get', 'nodes', '-o', 'json'];
}
