import type { TransitGatewayRoute as AwsRoute } from '@aws-sdk/client-ec2';
import type { TransitGatewayRoute } from '../../core/model/transitTable.js';

/** A route of a Transit Gateway; one by a prefix list has that list's id as its destination. */
export function transitRouteFrom(route: AwsRoute): TransitGatewayRoute {
  return {
    destination: route.DestinationCidrBlock ?? route.PrefixListId ?? '',
    type: route.Type ?? '',
    state: route.State ?? '',
    attachmentIds: (route.TransitGatewayAttachments ?? []).flatMap(
      ({ TransitGatewayAttachmentId: id }) => (id === undefined ? [] : [id]),
    ),
  };
}
