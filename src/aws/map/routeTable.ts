import type { Route as AwsRoute, RouteTable as AwsRouteTable } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { Route, RouteTable } from '../../core/model/network.js';
import { required } from './required.js';

/** A route table with the subnets that name it. */
export function routeTableFrom(table: AwsRouteTable): RouteTable {
  const associations = table.Associations ?? [];
  return {
    id: required(table.RouteTableId, 'RouteTable.RouteTableId'),
    vpcId: asId(required(table.VpcId, 'RouteTable.VpcId')),
    main: associations.some(({ Main }) => Main === true),
    subnetIds: associations.flatMap(({ SubnetId }) =>
      SubnetId === undefined ? [] : [asId(SubnetId)],
    ),
    routes: (table.Routes ?? []).map(routeFrom),
  };
}

function routeFrom(route: AwsRoute): Route {
  const destination =
    route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
  return {
    destination: destination ?? '',
    target: targetOf(route),
    state: route.State ?? 'active',
    ...(route.Origin === 'EnableVgwRoutePropagation' ? { propagated: true } : {}),
  };
}

/** Exactly one of these is set; a route to an instance names its network interface too. */
function targetOf(route: AwsRoute): string {
  return (
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    route.NatGatewayId ??
    route.GatewayId ??
    route.EgressOnlyInternetGatewayId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    route.InstanceId ??
    route.NetworkInterfaceId ??
    ''
  );
}
