import { networkInterfaces } from 'node:os';

/** The addresses of this machine, as literals without zones; loopback is left out. */
export function machineAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address.replace(/%.*$/, ''));
}
