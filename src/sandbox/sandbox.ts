import type { SandboxVantage } from './dataPlanePort.js';
import type { World } from './world.js';

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`: the endpoint URL of every service. */
  readonly endpoint: string;
  readonly region: string;
  readonly profile: 'sandbox';
  /** Environment with which any AWS client talks to it. */
  readonly env: Record<string, string>;
  vantages(): readonly SandboxVantage[];
  /** The live state of the scenario's Region; a reset replaces it. */
  readonly world: World;
  close(): Promise<void>;
}
