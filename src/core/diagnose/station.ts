import type { Point } from './net/flow.js';

/**
 * What stands at one place of the way: where packets begin and end, what decides about a name, and
 * the points of AWS's network that a packet passes.
 */
export type Station =
  | 'client'
  | 'dnsServer'
  | 'resolver'
  | 'firewall'
  | 'rule'
  | 'outboundEndpoint'
  | 'inboundEndpoint'
  | 'target'
  | 'hiddenZone'
  | 'hostedZone'
  | 'publicDns'
  | 'controlPlane'
  | Point;

/** One end of a flow, as a station with its address or range. */
export interface Place {
  readonly station: Station;
  readonly address: string;
}

/** The flow that a hop is a point of. */
export interface HopFlow {
  readonly from: Place;
  readonly to: Place;
  /** `udp/53`, `tcp/443`. */
  readonly service: string;
}
