import type { Reach } from '../reach/types.js';
import type { LiveConnection } from './live.js';

/**
 * What a diagnosis keeps of one try at an API server; `undefined` for one that was cancelled. That
 * a certificate has run out, or could not be judged, says nothing of the way; that it is another's
 * says that the way leads elsewhere, or that something in between answers. Pure.
 */
export function liveConnectionOf(vantageId: string, reach: Reach): LiveConnection | undefined {
  const outcome = outcomeOf(reach);
  if (!outcome) return undefined;
  const { target, status } = reach;
  const { address } = target;
  return { vantageId, address, outcome, ...(status === undefined ? {} : { status }) };
}

function outcomeOf({ steps }: Reach): LiveConnection['outcome'] | undefined {
  const last = steps.at(-1);
  switch (last?.outcome.kind) {
    case undefined:
    case 'cancelled':
      return undefined;
    case 'ok':
    case 'expired':
    case 'no-authority':
      return 'reached';
    case 'timeout':
    case 'refused':
    case 'unreachable':
    case 'closed':
      // After TLS it was the cluster itself that answered.
      return last.step === 'version' ? 'reached' : last.outcome.kind;
    case 'name-mismatch':
    case 'unknown-authority':
      return 'stranger';
    case 'tls-failed':
      return 'notTls';
    case 'not-http':
      return 'reached';
  }
}
