import type { RuleTarget } from './resolver.js';

/** A target as a text: `10.0.0.5`, and `10.0.0.5:5353/Do53` where it is not plainly port 53. */
export function targetText({ ip, port, protocol }: RuleTarget): string {
  if (port === 53 && protocol === undefined) return ip;
  const host = ip.includes(':') ? `[${ip}]` : ip;
  return `${host}:${port}${protocol === undefined ? '' : `/${protocol}`}`;
}

const withPort = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+)):(?<port>\d+)(?:\/(?<protocol>.+))?$/;

/** The target that {@link targetText} wrote. */
export function targetOf(text: string): RuleTarget {
  const parts = withPort.exec(text)?.groups;
  if (!parts) return { ip: text, port: 53 };
  const { v4, v6, port, protocol } = parts;
  const ip = v6 ?? v4 ?? text;
  return { ip, port: Number(port), ...(protocol === undefined ? {} : { protocol }) };
}

/** Whether two lists of target texts are the same targets; their order means nothing. */
export function sameTargets(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
