import { canonicalAddress } from '../../dns/canonicalAddress.js';
import { parseCidr } from '../../model/cidr.js';

/** A range as AWS keeps it: `100.68.0.18/18` becomes `100.68.0.0/18` (aws facts §3.3). */
export function canonicalRange(text: string): string {
  const range = parseCidr(text);
  if (!range) return text;
  const { family, base, prefix } = range;
  const [parts, bits, radix, sign] = family === 4 ? [4, 8, 10, '.'] : [8, 16, 16, ':'];
  const mask = (1n << BigInt(bits)) - 1n;
  const texts = Array.from({ length: parts }, (_, at) =>
    ((base >> BigInt(bits * (parts - 1 - at))) & mask).toString(radix),
  );
  return `${canonicalAddress(texts.join(sign))}/${prefix}`;
}
