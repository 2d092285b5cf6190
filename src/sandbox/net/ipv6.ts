/** Canonical text of an IPv6 block, or undefined if it is none. Host bits are kept as written. */
export function canonicalIpv6Block(text: string): string | undefined {
  const [address = '', prefix = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > 128) return undefined;
  if (!/^[0-9a-f:.]+$/i.test(address)) return undefined;
  try {
    return `${new URL(`http://[${address}]/`).hostname.slice(1, -1)}/${Number(prefix)}`;
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}
