import {
  DescribeNetworkAclsCommand,
  DescribeTransitGatewayRouteTablesCommand,
  GetManagedPrefixListEntriesCommand,
  GetTransitGatewayRouteTableAssociationsCommand,
} from '@aws-sdk/client-ec2';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { networkAclFrom } from './map/networkAcl.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';
import { transitRoutesOf } from './transitRoutes.js';

const MaxResults = 1000;
/** The largest page of `GetManagedPrefixListEntries`. */
const maxEntries = 100;

type PathReader = Pick<
  AwsReader,
  'describeNetworkAcls' | 'prefixListRanges' | 'transitGatewayTables'
>;

/** What a packet meets on its way besides route tables and groups (aws facts §3.2, §4.2, §4.3). */
export function pathReader(caller: Caller, clients: () => Clients, region: string): PathReader {
  const call = callsTo(caller, 'ec2');
  const ec2 = (): Clients['ec2'] => clients().ec2;

  const associatedWith = async (TransitGatewayRouteTableId: string, signal: AbortSignal) => {
    const associations = await allPages(async (NextToken) => {
      const input = { TransitGatewayRouteTableId, MaxResults, NextToken };
      const page = await call('GetTransitGatewayRouteTableAssociations', signal, (options) =>
        ec2().send(new GetTransitGatewayRouteTableAssociationsCommand(input), options),
      );
      return { items: page.Associations, next: page.NextToken };
    });
    // One that is being made or taken away leads no packets.
    const acting = associations.filter(({ State }) => State === 'associated');
    return acting.flatMap(({ TransitGatewayAttachmentId: id }) => (id === undefined ? [] : [id]));
  };

  return {
    async describeNetworkAcls(signal) {
      const acls = await allPages(async (NextToken) => {
        const page = await call('DescribeNetworkAcls', signal, (options) =>
          ec2().send(new DescribeNetworkAclsCommand({ MaxResults, NextToken }), options),
        );
        return { items: page.NetworkAcls, next: page.NextToken };
      });
      return acls.map(networkAclFrom);
    },

    async prefixListRanges(PrefixListId, signal) {
      const entries = await allPages(async (NextToken) => {
        const input = { PrefixListId, MaxResults: maxEntries, NextToken };
        const page = await call('GetManagedPrefixListEntries', signal, (options) =>
          ec2().send(new GetManagedPrefixListEntriesCommand(input), options),
        );
        return { items: page.Entries, next: page.NextToken };
      });
      return entries.map(({ Cidr }) => required(Cidr, 'PrefixListEntry.Cidr'));
    },

    async transitGatewayTables(gatewayId, signal) {
      const Filters = [{ Name: 'transit-gateway-id', Values: [gatewayId] }];
      const tables = await allPages(async (NextToken) => {
        const input = { Filters, MaxResults, NextToken };
        const page = await call('DescribeTransitGatewayRouteTables', signal, (options) =>
          ec2().send(new DescribeTransitGatewayRouteTablesCommand(input), options),
        );
        return { items: page.TransitGatewayRouteTables, next: page.NextToken };
      });
      if (tables.length === 0) throw hidden(gatewayId, region);
      return Promise.all(
        tables.map(async ({ TransitGatewayRouteTableId }) => {
          const id = required(TransitGatewayRouteTableId, 'TransitGatewayRouteTableId');
          const [associatedAttachmentIds, routes] = await Promise.all([
            associatedWith(id, signal),
            transitRoutesOf(id, call, ec2, signal),
          ]);
          return { id, gatewayId, associatedAttachmentIds, routes };
        }),
      );
    },
  };
}

/** Only the owner of a gateway sees its tables; an empty list is no proof that there are none. */
function hidden(gateway: string, region: string): PortError {
  return new PortError({
    kind: 'notFound',
    messageKey: 'error.aws.transitTablesHidden',
    args: { gateway, region },
    help: message('help.aws.transitTables'),
    operation: 'ec2:DescribeTransitGatewayRouteTables',
  });
}
