import { connectTcp } from './tcp.js';
import { startTls } from './tls.js';
import type { Reach, ReachKnobs, ReachStep, ReachTarget, StepOutcome } from './types.js';
import { getVersion } from './version.js';

/** Waits as a person would before giving up on one address. */
export const reachKnobs: ReachKnobs = { stepMs: 3000 };

/** Statuses with which an API server answers one who has shown no credentials. */
const proofs = new Set([200, 401, 403]);

/**
 * Tries the whole way to an API server: TCP, TLS with the cluster's own authority, `GET /version`.
 * Stops at the first step that fails. Never rejects: trouble is the result, and so is an abort.
 */
export async function reach(
  target: ReachTarget,
  signal: AbortSignal,
  { stepMs }: ReachKnobs = reachKnobs,
): Promise<Reach> {
  const at = Date.now();
  const steps: ReachStep[] = [];
  const timed = async <T extends { readonly outcome: StepOutcome }>(
    step: ReachStep['step'],
    made: Promise<T>,
  ): Promise<T> => {
    const began = performance.now();
    const result = await made;
    steps.push({ step, ms: performance.now() - began, outcome: result.outcome });
    return result;
  };
  const end = (more: Pick<Reach, 'status' | 'version'> = {}): Reach => ({
    target,
    at,
    steps,
    ...more,
    reached: more.status !== undefined && proofs.has(more.status),
  });

  const tcp = await timed('tcp', connectTcp(target, stepMs, signal));
  if (tcp.socket === undefined) return end();
  const tls = await timed('tls', startTls(tcp.socket, target, stepMs, signal));
  if (tls.socket === undefined) return end();
  const { serverName } = target;
  const answer = await timed('version', getVersion(tls.socket, serverName, stepMs, signal));
  const { status, version } = answer;
  return end({
    ...(status === undefined ? {} : { status }),
    ...(version === undefined ? {} : { version }),
  });
}
