import type { SandboxVantage } from './dataPlanePort.js';
import type { World } from './world.js';

/** A further account of a scenario, with a profile and keys of its own. */
export interface SandboxAccount {
  /** `sandbox-` and the account's alias. */
  readonly profile: string;
  readonly accountId: string;
  readonly env: Record<string, string>;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`: the endpoint URL of every service. */
  readonly endpoint: string;
  readonly region: string;
  readonly profile: 'sandbox';
  /** Environment with which any AWS client talks to it. */
  readonly env: Record<string, string>;
  /** Accounts besides the scenario's own. */
  readonly accounts: readonly SandboxAccount[];
  vantages(): readonly SandboxVantage[];
  /** The live state of the scenario's Region; a reset replaces it. */
  readonly world: World;
  close(): Promise<void>;
}
