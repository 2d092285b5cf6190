import { escapeHostile } from '../dns/escapeHostile.js';
import type { StepOutcome } from './types.js';

const noWay = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);
const cut = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
const stranger = new Set([
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A socket's error as an outcome; `otherwise` is what an unknown one is. */
export function failureOf(
  error: NodeJS.ErrnoException,
  otherwise: 'unreachable' | 'tls-failed' | 'not-http',
): StepOutcome {
  const code = error.code ?? '';
  const detail = shown(code === '' ? error.message : code);
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout' };
  if (cut.has(code)) return { kind: 'closed', detail };
  if (noWay.has(code)) return { kind: 'unreachable', detail };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return { kind: 'name-mismatch', detail: shown(namesOn(error)) };
  }
  if (stranger.has(code)) return { kind: 'unknown-authority', detail };
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return { kind: 'expired', detail };
  }
  return { kind: otherwise, detail };
}

/** Text of the other side, of bounded length and without what could move a cursor. */
export function shown(text: string): string {
  return escapeHostile(text, 300);
}

function namesOn(error: Error): string {
  const { cert } = error as { cert?: { subjectaltname?: string } };
  return cert?.subjectaltname ?? 'no name at all';
}
