import { canonicalAddress } from '../../dns/canonicalAddress.js';
import { parseCidr } from '../../model/cidr.js';
import type { ReadAddress } from './types.js';

/** An upstream as a file spells it; what is no address (a host name, a zone index) stays as it is. */
export function upstream(words: string, port: string | undefined, line: number): ReadAddress {
  const isAddress = parseCidr(words) !== undefined && !words.includes('/');
  const address = isAddress ? canonicalAddress(words) : words.slice(0, 100);
  return port === undefined || port === '' || Number.isNaN(Number(port))
    ? { address, line }
    : { address, port: Number(port), line };
}
