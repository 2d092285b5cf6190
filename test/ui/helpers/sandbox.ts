import type { Call } from '../../../src/sandbox/calls.js';
import type { World } from '../../../src/sandbox/world.js';
import { told } from './workbench.js';

interface Told {
  readonly endpoint: string;
  readonly region: string;
  readonly env: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
}

/** The sandbox that all windows of this run talk to. */
const sandbox = (): Told => JSON.parse(told('EPD_SANDBOX')) as Told;

/** One injected fault, as the sandbox's own path takes it; without `times`, until it is taken away. */
export interface Fault {
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  readonly accessKeyId?: string;
}

/** Where it listens. */
export const sandboxEndpoint = (): string => sandbox().endpoint;

/** The sandbox's own path. */
export async function own(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${sandbox().endpoint}/_sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response;
}

/** Starts the sandbox over with a scenario: what earlier tests made is gone. */
export const startOver = (scenario: string): Promise<Response> =>
  own('POST', 'reset', { scenario });

/** Starts the sandbox over with a state; `make` gets the times that things take in it. */
export async function startOverWith(make: (timings: World['timings']) => World): Promise<void> {
  const { timings } = (await (await own('GET', 'state')).json()) as World;
  await own('POST', 'reset', { state: make(timings) });
}

/** From now on an update of a cluster takes so many milliseconds. */
export async function updateClustersIn(clusterUpdate: number): Promise<void> {
  const response = await own('GET', 'state');
  const state = (await response.json()) as { readonly timings: object };
  const timings = { ...state.timings, clusterUpdate };
  await own('POST', 'reset', { state: { ...state, timings } });
}

/** Calls fail from now on, until {@link clearFaults}. */
export const failCalls = (...faults: readonly Fault[]): Promise<Response> =>
  own(
    'POST',
    'faults',
    faults.map((fault) => ({ ...fault, kind: 'error', times: null })),
  );

/** The calls that changed something, or tried to, since the sandbox was started over. */
export async function changesAsked(): Promise<readonly string[]> {
  const calls = (await (await own('GET', 'calls')).json()) as readonly Call[];
  const reads = /^(Get|List|Describe|Simulate)/;
  return calls.map(({ operation }) => operation).filter((operation) => !reads.test(operation));
}

export const clearFaults = (): Promise<Response> => own('DELETE', 'faults');

/** What any client of AWS is made with to reach the sandbox, as somebody else than the editor. */
export function clientSettings() {
  const { endpoint, region, env } = sandbox();
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}
