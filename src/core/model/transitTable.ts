/** One route of a Transit Gateway route table, from `ec2:SearchTransitGatewayRoutes`. */
export interface TransitGatewayRoute {
  readonly destination: string;
  /** `static` or `propagated`; of two alike the static one wins. */
  readonly type: string;
  /** `active`, `blackhole`, … */
  readonly state: string;
  /** The attachments it leads to; none on a black hole. */
  readonly attachmentIds: readonly string[];
}

/**
 * One route table of a Transit Gateway (aws facts §4.3). It leads the packets that come in
 * by the attachments associated with it.
 */
export interface TransitGatewayRouteTable {
  readonly id: string;
  readonly gatewayId: string;
  readonly associatedAttachmentIds: readonly string[];
  readonly routes: readonly TransitGatewayRoute[];
}
