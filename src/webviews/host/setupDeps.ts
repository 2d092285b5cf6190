import type { Part } from '../../core/inventory/parts.js';
import type { ApplyEvent, ApplyResult } from '../../core/model/apply.js';
import type { AwsScope } from '../../core/model/identity.js';
import type { Message } from '../../core/model/message.js';
import type { Plan, PlanStyle } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Log } from '../../core/ports.js';
import type { ClusterTarget } from './target.js';

/** A question put in a native modal; every text is ready to be shown. */
export interface Confirmation {
  readonly title: string;
  readonly detail: string;
  /** The button that says yes. */
  readonly action: string;
}

/** What the setup panel asks of the rest of the extension. Every promise may reject with `PortError`. */
export interface SetupDeps {
  /** Reads everything a plan for this cluster needs, anew. */
  estate(target: ClusterTarget, signal: AbortSignal): Promise<Snapshot>;
  /** The profiles that are there, by name. */
  profiles(): Promise<readonly string[]>;
  /** Reads parts of any scope again; failures become unknown facts. */
  read(scope: AwsScope, parts: readonly Part[], signal: AbortSignal): Promise<Snapshot>;
  /** Applies a plan in the scope that `plan.identity` names, writing the journal. */
  applyPlan(
    plan: Plan,
    onEvent: (event: ApplyEvent) => void,
    signal: AbortSignal,
    options: { readonly evenIfNotRemovable: boolean },
  ): Promise<ApplyResult>;
  /** How long each step is likely to take, in milliseconds by id, as far as that is known. */
  expectedTimes(plan: Plan): Promise<Readonly<Record<string, number>>>;
  /** The plan that takes back what plan `planId` made, from the journal; applied by `applyPlan`. */
  undoPlan(planId: string, signal: AbortSignal): Promise<Plan | undefined>;
  /** The user's language. */
  readonly render: (message: Message) => string;
  clipboard(text: string): Promise<void>;
  /** Asks where to save a plan, and saves it there. */
  savePlan(name: string, content: string): Promise<void>;
  /** Starts the act that writes a plan, as it would be saved, as code. */
  exportPlan(content: string): void;
  /** Names and tags of the settings. */
  style(): PlanStyle;
  /** The id of an account, and its alias where it is known. */
  readonly accountName: (accountId: string) => string;
  confirm(question: Confirmation, plan: Plan): Promise<boolean>;
  /** Says how an apply ended when its panel is closed or hidden; `reportOf` is the plan that it has a report of. */
  notify(text: string, good: boolean, reportOf: string | undefined): void;
  /** Opens the checks panel of the cluster. */
  openChecks(target: ClusterTarget): void;
  /** Starts the act that opens what a run of this plan did. */
  report(planId: string): void;
  /** Starts the act that takes private DNS resolution away. */
  disable(target: ClusterTarget): void;
  /** Starts the act that writes the configuration of DNS servers outside AWS. */
  forwarders(target: ClusterTarget): void;
  readonly log: Log;
}
