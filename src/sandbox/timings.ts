import type { Timings } from './world.js';

/** Milliseconds that things take in AWS, about (aws facts §2.3, §2.5). */
export const realTimings: Timings = {
  inboundEndpoint: 60_000,
  outboundEndpoint: 50_000,
  rule: 0,
  ruleDelete: 1_000,
  association: 15_000,
  endpointDelete: 30_000,
  disassociate: 10_000,
  clusterUpdate: 180_000,
  listLag: 300,
};

/** The same, faster or slower: an inbound endpoint takes this many seconds, all else in proportion. */
export function timingsFor(inboundEndpointSeconds: number): Timings {
  const factor = (inboundEndpointSeconds * 1000) / realTimings.inboundEndpoint;
  const scale = (milliseconds: number): number => Math.round(milliseconds * factor);
  return {
    inboundEndpoint: scale(realTimings.inboundEndpoint),
    outboundEndpoint: scale(realTimings.outboundEndpoint),
    rule: scale(realTimings.rule),
    ruleDelete: scale(realTimings.ruleDelete),
    association: scale(realTimings.association),
    endpointDelete: scale(realTimings.endpointDelete),
    disassociate: scale(realTimings.disassociate),
    clusterUpdate: scale(realTimings.clusterUpdate),
    listLag: scale(realTimings.listLag),
  };
}
