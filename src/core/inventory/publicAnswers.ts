import { answeredAddresses } from '../verify/addresses.js';
import { notRead, type Fact } from '../model/fact.js';
import { message } from '../model/message.js';
import { PortError } from '../model/portError.js';
import { ask } from './ask.js';
import type { ReadDeps } from './deps.js';

/**
 * What public DNS gives for a name (`A_pub` of aws facts §1.2): IPv4 addresses,
 * empty for NXDOMAIN and for no data. Silence and refusals make it unknown.
 */
export function readPublicAnswer(
  { dns, clock, publicServer }: ReadDeps,
  name: string,
  signal: AbortSignal,
): Promise<Fact<readonly string[]>> {
  if (!publicServer) return Promise.resolve(notRead);
  const server = `${publicServer.address}#${publicServer.port}`;
  return ask(clock, `dns:${server}`, async () => {
    const exchange = await dns.query(
      { name, type: 'A', server: publicServer, transport: 'udp', knobs: { deadlineMs: 5000 } },
      signal,
    );
    const addresses = answeredAddresses(exchange);
    if (addresses) return addresses;
    throw new PortError({
      kind: exchange.kind === 'cancelled' ? 'cancelled' : 'unreachable',
      messageKey: 'error.publicResolverSilent',
      args: { server, outcome: exchange.kind },
      help: message('help.publicResolver'),
      operation: 'dns:query',
    });
  });
}
