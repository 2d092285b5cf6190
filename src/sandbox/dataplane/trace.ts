/** What a step of the walk looked at, in the order a packet meets them. */
export type Stage =
  | 'dns-support'
  | 'name-server'
  | 'firewall'
  | 'rule'
  | 'zone'
  | 'public'
  | 'outbound-endpoint'
  | 'outbound-group'
  | 'outbound-acl'
  | 'route'
  | 'gateway'
  | 'cache'
  | 'forwarder'
  | 'validation'
  | 'client-group'
  | 'client-acl'
  | 'control-plane'
  | 'control-plane-acl'
  | 'control-plane-group'
  | 'inbound-acl'
  | 'inbound-group'
  | 'target'
  | 'reply-acl-out'
  | 'reply-route'
  | 'reply-acl-in'
  | 'recursion-desired'
  | 'loop';

/** One decision on a query's way. */
export interface TraceStep {
  /** Resolver the query was at: 0 for the one that was asked. */
  readonly hop: number;
  readonly stage: Stage;
  readonly passed: boolean;
  /** The thing that decided: an id, or the name of a zone. */
  readonly subject: string;
  /** For people. */
  readonly detail: string;
}

export type Transport = 'udp' | 'tcp';

/** Collects the steps of one hop. */
export interface Recorder {
  readonly hop: number;
  readonly steps: TraceStep[];
}

/** Notes a decision and hands it back, so that checks can be chained with `&&`. */
export function note(
  recorder: Recorder,
  stage: Stage,
  passed: boolean,
  subject: string,
  detail: string,
): boolean {
  recorder.steps.push({ hop: recorder.hop, stage, passed, subject, detail });
  return passed;
}
