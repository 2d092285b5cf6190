import { message, type Message } from '../model/message.js';
import type { SocketVantage } from '../model/vantage.js';
import type { ClientVantage } from './vantage.js';

/** Whose places are looked for, and all there are. */
export interface PlacesRequest {
  readonly vantage: ClientVantage;
  /** As a connection lists them. */
  readonly places: readonly SocketVantage[];
}

/** Where clients of the vantage ask: places that stand for them, else their DNS servers by address. */
export function ownPlaces({ vantage, places }: PlacesRequest): readonly SocketVantage[] {
  const named = (id: string): readonly SocketVantage[] => places.filter((place) => place.id === id);
  switch (vantage.kind) {
    case 'vpc':
      return named(`vpc:${vantage.vpcId}`);
    case 'public':
      return named('system');
    case 'onPremises': {
      const known = named('onprem');
      // A range of servers does not say whom to ask.
      const servers = vantage.dnsServers.filter((one) => !one.includes('/'));
      return known.length > 0 ? known : servers.map(serverPlace);
    }
  }
}

function serverPlace(address: string): SocketVantage {
  return { id: `server:${address}#53`, name: address, address, port: 53 };
}

/** Why there is no place that stands for clients of the vantage. */
export function whyNoPlace({ kind }: ClientVantage): Message {
  switch (kind) {
    case 'vpc':
      return message('diagnose.notAsked.vpc');
    case 'onPremises':
      return message('diagnose.notAsked.ranges');
    case 'public':
      return message('diagnose.notAsked.system');
  }
}
