/** Resolvers on the internet that the world knows; nobody answers at any other public address. */
const addresses: readonly string[] = [
  '1.1.1.1',
  '1.0.0.1',
  '8.8.8.8',
  '8.8.4.4',
  '9.9.9.9',
  '2606:4700:4700::1111',
  '2001:4860:4860::8888',
  '2620:fe::fe',
];

/** Whether a resolver of the public internet is at this address. */
export function isPublicResolver(address: string): boolean {
  return addresses.includes(address.toLowerCase());
}
