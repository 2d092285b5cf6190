import { isIP } from 'node:net';
import type { Vantage } from '../../core/model/vantage.js';
import type { Options } from '../options.js';
import { UsageError } from '../usageError.js';

/**
 * The vantages that the options mean: those named, else those of the client VPCs, else this
 * machine's resolver, else all there are.
 */
export function chosenVantages(all: readonly Vantage[], options: Options): readonly Vantage[] {
  if (options.vantages.includes('all')) return all;
  if (options.vantages.length > 0) return options.vantages.map((word) => named(all, word));
  if (options.clientVpcs.length > 0) return options.clientVpcs.map((vpc) => ofVpc(all, vpc));
  const system = all.filter(({ id }) => id === 'system');
  return system.length > 0 ? system : all;
}

function named(all: readonly Vantage[], word: string): Vantage {
  const found = all.find(({ id }) => id === word) ?? byAddress(word);
  if (found) return found;
  const ids = all.map(({ id }) => id).join(', ');
  throw new UsageError(`There is no vantage ${word}. There are: ${ids}; or give ADDRESS:PORT.`);
}

function ofVpc(all: readonly Vantage[], vpcId: string): Vantage {
  const found = all.find((vantage) => vantage.vpcId === vpcId);
  if (found) return found;
  throw new UsageError(
    `Nothing here can ask from inside ${vpcId}: run verify on a machine in that VPC, or give --vantage.`,
  );
}

/** `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53`. */
function byAddress(word: string): Vantage | undefined {
  const match = /^\[(.+)\](?::(\d+))?$/.exec(word) ?? /^([\d.]+)(?::(\d+))?$/.exec(word);
  const address = match?.[1] ?? word;
  const port = Number(match?.[2] ?? 53);
  if (isIP(address) === 0 || port < 1 || port > 65_535) return undefined;
  const id = `server:${address}#${port}`;
  return { id, name: address, address, port };
}
