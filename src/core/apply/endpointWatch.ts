import type { ResolverEndpointId } from '../model/ids.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import type { AwsReader, Clock } from '../ports.js';

/** Looks at endpoints for all steps of one run. */
export interface EndpointWatch {
  /** The endpoint as a list shows it; `undefined` if it is not there. */
  look(id: ResolverEndpointId, signal: AbortSignal): Promise<ResolverEndpoint | undefined>;
}

/** A list younger than this serves whoever asks next, milliseconds. */
const freshMs = 200;

/**
 * One list for everybody who waits at the same time, in place of a Get for each:
 * Resolver allows five calls a second in all (aws facts §2.8).
 */
export function createEndpointWatch(aws: AwsReader, clock: Clock): EndpointWatch {
  let latest:
    { readonly at: number; readonly list: Promise<readonly ResolverEndpoint[]> } | undefined;
  return {
    async look(id, signal) {
      const now = clock.now();
      if (!latest || now - latest.at > freshMs) {
        latest = { at: now, list: aws.listResolverEndpoints({}, signal) };
      }
      const mine = latest;
      try {
        const endpoints = await mine.list;
        return endpoints.find((endpoint) => endpoint.id === id);
      } catch (thrown) {
        if (latest === mine) latest = undefined;
        throw thrown;
      }
    },
  };
}
