import type { Plan, PlanStyle } from '../core/model/plan.js';
import type { Operations } from '../ui/operations.js';

/** What a tool can have done: the commands' own operations, but for all that changes anything. */
export type AgentOperations = Pick<
  Operations,
  'profiles' | 'read' | 'estate' | 'diagnosis' | 'live' | 'vantages' | 'runCheck' | 'journals'
>;

/** What is meant where a caller names no profile or Region. */
export interface AgentDefaults {
  readonly profile?: string;
  readonly region?: string;
  /** Where the profile names none either. */
  readonly lastRegion?: string;
}

/** What every tool works with. */
export interface Desk {
  readonly operations: AgentOperations;
  readonly defaults: () => AgentDefaults;
  /** Names and tags of new things, as the user's settings say. */
  readonly style: () => PlanStyle;
  /** Keeps a plan that was made, so that a person can have it applied. */
  readonly keep: (plan: Plan) => void;
  /** Hears of a diagnosis, as text. */
  readonly diagnosed: (text: string) => void;
  /** How a person has a plan applied, in words for the model. */
  readonly howToApply: (plan: Plan) => string;
}
