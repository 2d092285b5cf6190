import { CERTIFICATE } from './attempt.js';

/** Why a server's certificate was not accepted, where its words are known. */
export type CertificateTrouble = 'name' | 'authority' | 'date';

/** What the words of a `tls-failed` outcome say of the certificate (those of OpenSSL's verification). */
export function certificateTrouble(detail: string): CertificateTrouble | undefined {
  if (!detail.startsWith(CERTIFICATE)) return undefined;
  const why = detail.slice(CERTIFICATE.length);
  if (why.startsWith('hostname mismatch')) return 'name';
  if (/self[- ]signed|unable to (get|verify)/.test(why)) return 'authority';
  return /expired|not yet valid/.test(why) ? 'date' : undefined;
}
