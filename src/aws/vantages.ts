import type { AwsScope } from '../core/model/identity.js';
import { cancelled, PortError } from '../core/model/portError.js';
import type { SocketVantage } from '../core/model/vantage.js';
import type { AwsReader, Vantages } from '../core/ports.js';
import { diagnose, portError } from './errors.js';
import { sandboxVantages } from './sandboxVantages.js';
import { systemServers, type ServerAddress } from './systemResolver.js';

/** What is needed to know the places to ask from. */
export interface VantageOptions {
  readonly scope: AwsScope;
  readonly endpointUrl?: string;
  readonly aws: Pick<AwsReader, 'listResolverEndpoints' | 'listEndpointAddresses'>;
  /** A resolver on the public internet. */
  readonly publicServer: ServerAddress;
  readonly systemServers?: () => readonly ServerAddress[];
  /** Hears why inbound endpoints are missing from a list that is otherwise complete. */
  readonly onTrouble?: (error: PortError) => void;
}

/** Vantages, and which of them plays the public internet. */
export interface ScopeVantages extends Vantages {
  /** `undefined` in a sandbox that has none. */
  publicServer(signal: AbortSignal): Promise<ServerAddress | undefined>;
}

/** The sandbox's own vantages, or this machine's: its resolver, a public one, inbound addresses. */
export function createVantages(options: VantageOptions): ScopeVantages {
  return {
    async publicServer(signal) {
      const sandbox = await fromSandbox(options, signal);
      return sandbox ? sandbox.find(({ id }) => id === 'public') : options.publicServer;
    },

    async list(signal) {
      const sandbox = await fromSandbox(options, signal);
      if (sandbox) return sandbox;
      const { publicServer } = options;
      const system = (options.systemServers ?? systemServers)()
        .slice(0, 1)
        .map((server) => ({ id: 'system', name: `This machine (${server.address})`, ...server }));
      const open: SocketVantage = {
        id: 'public',
        name: `Public internet (${publicServer.address})`,
        ...publicServer,
      };
      return [...system, ...(await inbound(options, signal)), open];
    },
  };
}

async function fromSandbox(
  { endpointUrl, scope }: VantageOptions,
  signal: AbortSignal,
): Promise<readonly SocketVantage[] | undefined> {
  if (endpointUrl === undefined) return undefined;
  const operation = 'sandbox:ListVantages';
  try {
    return await sandboxVantages(endpointUrl, signal);
  } catch (error) {
    if (signal.aborted) throw cancelled(operation);
    const context = { operation, scope, fromEnvironment: false, endpointUrl, attempts: 1 };
    throw portError(diagnose(error), context, error);
  }
}

/** Not knowing the endpoints does not take away the vantages that need no AWS. */
async function inbound(
  options: VantageOptions,
  signal: AbortSignal,
): Promise<readonly SocketVantage[]> {
  try {
    const endpoints = await options.aws.listResolverEndpoints({}, signal);
    const serving = endpoints.filter(({ direction }) => direction === 'INBOUND');
    const lists = await Promise.all(
      serving.map(async (endpoint) => {
        const addresses = await options.aws.listEndpointAddresses(endpoint.id, signal);
        return addresses.flatMap(({ ip, status }) =>
          ip === undefined || status !== 'ATTACHED'
            ? []
            : [
                {
                  id: `inbound:${ip}`,
                  name: `Inbound endpoint ${endpoint.name || endpoint.id} (${ip})`,
                  of: endpoint.name || endpoint.id,
                  address: ip,
                  port: 53,
                },
              ],
        );
      }),
    );
    return lists.flat();
  } catch (error) {
    if (!(error instanceof PortError) || error.kind === 'cancelled') throw error;
    options.onTrouble?.(error);
    return [];
  }
}
