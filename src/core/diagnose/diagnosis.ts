import type { Message } from '../model/message.js';
import type { FailureMode } from './failureMode.js';
import type { Evidence, Finding } from './finding.js';
import type { Outcome } from './judgement.js';
import type { LiveEvidence } from './live.js';
import type { Predicted } from './predicted.js';
import type { HopFlow, Station } from './station.js';
import type { ClientVantage } from './vantage.js';

/** A fact that was needed and is not known, so that something was not checked. */
export interface NotChecked {
  /** F41 where AWS throttled, F42 where it denied; absent for another reason. */
  readonly mode?: FailureMode;
  readonly call: string;
  readonly subject: string;
  readonly why: Message;
}

/** One station on the way, for people who want to see why it works, or how far it comes. */
export interface Hop {
  readonly part: 'name' | 'api';
  readonly station: Station;
  /** What decides there, by its id or name: a group, a route table, a rule, a VPC. */
  readonly subject: string;
  /** Absent for what is no point of the network. */
  readonly flow?: HopFlow;
  readonly outcome: Outcome;
  readonly sentence: Message;
  readonly evidence: readonly Evidence[];
}

/** What a diagnosis of one cluster from one vantage says. */
export interface Diagnosis {
  readonly clusterName: string;
  /** Absent while the cluster has none. */
  readonly endpointName?: string;
  readonly vantage: ClientVantage;
  /**
   * `works`: the name gives the control plane's addresses over UDP and TCP, and 443 connects.
   * `fails`: something is the cause of that it does not. `unknown`: too little is known to say.
   */
  readonly outcome: 'works' | 'fails' | 'unknown';
  readonly summary: Message;
  readonly predicted: Predicted;
  /** What was asked, and answered. */
  readonly live: LiveEvidence;
  /** Causes first. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly path: readonly Hop[];
}
