import { isIP } from 'node:net';
import type { DnsServer } from '../core/dns/types.js';

/** The resolver a setting names: an IP address, with `#port` where it is not 53; else the default. */
export function serverOf(setting: string): DnsServer {
  const [address = '', port] = setting.trim().split('#');
  const number = port === undefined ? 53 : Number(port);
  const usable = isIP(address) !== 0 && Number.isInteger(number) && number > 0 && number < 65536;
  return usable ? { address, port: number } : { address: '1.1.1.1', port: 53 };
}
