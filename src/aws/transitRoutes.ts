import { SearchTransitGatewayRoutesCommand, type Filter } from '@aws-sdk/client-ec2';
import { halvesOf } from '../core/model/cidrHalves.js';
import type { TransitGatewayRoute } from '../core/model/transitTable.js';
import type { ServiceCaller } from './caller.js';
import type { Clients } from './clients.js';
import { transitRouteFrom } from './map/transitRoute.js';

/** `SearchTransitGatewayRoutes` has no pages: it gives so many, and says whether there are more. */
const MaxResults = 1000;
const anyState: Filter = { Name: 'state', Values: ['active', 'blackhole'] };

/** All routes of one table. Where one answer does not hold them, each half of the addresses is asked for. */
export async function transitRoutesOf(
  TransitGatewayRouteTableId: string,
  call: ServiceCaller,
  ec2: () => Clients['ec2'],
  signal: AbortSignal,
): Promise<readonly TransitGatewayRoute[]> {
  const search = async (...where: Filter[]) => {
    const input = { TransitGatewayRouteTableId, Filters: [anyState, ...where], MaxResults };
    const found = await call('SearchTransitGatewayRoutes', signal, (options) =>
      ec2().send(new SearchTransitGatewayRoutesCommand(input), options),
    );
    return {
      routes: (found.Routes ?? []).map(transitRouteFrom),
      more: found.AdditionalRoutesAvailable === true,
    };
  };
  const within = async (range: string): Promise<readonly TransitGatewayRoute[]> => {
    const { routes, more } = await search(filter('route-search.subnet-of-match', range));
    const halves = more ? halvesOf(range) : [];
    if (halves.length === 0) return routes;
    // The range's own routes lie in neither half.
    const own = await search(filter('route-search.exact-match', range));
    const parts = await Promise.all(halves.map(within));
    return [...own.routes, ...parts.flat()];
  };
  const { routes, more } = await search();
  if (!more) return routes;
  return (await Promise.all(['0.0.0.0/0', '::/0'].map(within))).flat();
}

function filter(Name: string, value: string): Filter {
  return { Name, Values: [value] };
}
