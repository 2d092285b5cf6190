import type { DnsKnobs } from './types.js';
import { WireError } from './wire/wireError.js';

/** The defaults of every query (dns facts §3): dig's flags, RFC 9715's size, short bounded waits. */
export const defaultKnobs: DnsKnobs = {
  recursionDesired: true,
  authenticData: true,
  checkingDisabled: false,
  edns: true,
  udpSize: 1232,
  dnssecOk: false,
  mixedCase: false,
  tryMs: 2000,
  tries: 2,
  backOff: 2,
  deadlineMs: 10_000,
};

const bounds: readonly (readonly [keyof DnsKnobs, number, number])[] = [
  ['udpSize', 512, 65535],
  ['tryMs', 1, 60_000],
  ['tries', 1, 100],
  ['backOff', 1, 10],
  ['deadlineMs', 1, 300_000],
];

/** The defaults with what is asked for in their place. Throws WireError `bad-number` out of bounds. */
export function checkedKnobs(asked: Partial<DnsKnobs> = {}): DnsKnobs {
  const knobs = { ...defaultKnobs, ...asked };
  for (const [name, least, most] of bounds) {
    const value = Number(knobs[name]);
    if (!(value >= least && value <= most)) {
      throw new WireError('bad-number', `${name} is not ${String(least)} to ${String(most)}`);
    }
  }
  if (!Number.isInteger(knobs.udpSize) || !Number.isInteger(knobs.tries)) {
    throw new WireError('bad-number', 'udpSize and tries are whole numbers');
  }
  return knobs;
}
