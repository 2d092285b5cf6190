/** Lower-cases and drops the trailing dot: the form in which names are compared (RFC 4343). */
export function normalName(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

/**
 * The endpoint name of a cluster from `cluster.endpoint` (`https://HEX.shard.region…`).
 * Names are always taken from the API and never built (aws facts §1.3). Returns
 * `undefined` for a missing or unreadable address.
 */
export function endpointNameOf(endpoint: string | undefined): string | undefined {
  if (!endpoint) return undefined;
  try {
    return normalName(new URL(endpoint).hostname) || undefined;
  } catch {
    return undefined;
  }
}

/** The form that Resolver's `DomainName` filter wants (aws facts §2.2). */
export function withTrailingDot(name: string): string {
  return `${normalName(name)}.`;
}

/** Whether `domain` equals `name` or is a parent of it; the root (empty text) is parent of all. */
export function covers(domain: string, name: string): boolean {
  const d = normalName(domain);
  const n = normalName(name);
  return d === '' || n === d || n.endsWith(`.${d}`);
}
