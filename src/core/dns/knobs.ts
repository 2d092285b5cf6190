import type { DnsKnobs } from './types.js';

/** The defaults of every query (dns facts §3): dig's flags, RFC 9715's size, short bounded waits. */
export const defaultKnobs: DnsKnobs = {
  recursionDesired: true,
  authenticData: true,
  checkingDisabled: false,
  edns: true,
  udpSize: 1232,
  dnssecOk: false,
  tryMs: 2000,
  tries: 2,
  deadlineMs: 10_000,
};
