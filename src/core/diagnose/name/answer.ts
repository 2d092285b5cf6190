/** What a query ends in. */
export type AnswerKind =
  /** The control-plane addresses, from the hidden zone. */
  | 'private'
  /** What public DNS says. */
  | 'public'
  /** From a zone of somebody's own: its records are not read. */
  | 'hostedZone'
  | 'nodata'
  | 'nxdomain'
  /** Another address, by a firewall's OVERRIDE. */
  | 'override'
  /** A chain of rules that comes back to where it was. */
  | 'loop'
  /** No answer at all: packets are dropped, or nobody listens. */
  | 'silence'
  | 'unknown';
