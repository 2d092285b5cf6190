import { valueOf } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem, Step } from '../model/plan.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import { step, warning } from './draft.js';
import type { Estate } from './estate.js';
import { forwardedNames, forwardKey, isOurs } from './naming.js';

/** A cluster whose name DNS servers outside AWS forward to an endpoint, as its tags say. */
export interface Forwarded {
  readonly endpoint: ResolverEndpoint;
  readonly clusterName: string;
  readonly endpointName: string;
}

/** All that the tags of our inbound endpoints say about forwarding from outside AWS. */
export function forwardedTo(estate: Estate): readonly Forwarded[] {
  return estate.endpoints
    .filter(({ direction, status }) => direction === 'INBOUND' && status !== 'DELETING')
    .flatMap((endpoint) => {
      const tags = valueOf(estate.snapshot.resolverTags[endpoint.arn]);
      if (!tags || !isOurs(tags)) return [];
      return forwardedNames(tags).map((one) => ({ endpoint, ...one }));
    });
}

/** The clusters, other than the estate's own, that are forwarded to an endpoint. */
export function othersForwardedTo(
  estate: Estate,
  endpoint: ResolverEndpoint,
): readonly Forwarded[] {
  return forwardedTo(estate).filter(
    (one) => one.endpoint.id === endpoint.id && one.clusterName !== estate.cluster.name,
  );
}

/** Whether the estate's cluster is forwarded to an endpoint, or to any. */
export function isForwarded(estate: Estate, endpoint?: ResolverEndpoint): boolean {
  return forwardedTo(estate).some(
    (one) =>
      one.clusterName === estate.cluster.name &&
      (endpoint === undefined || one.endpoint.id === endpoint.id),
  );
}

/** Takes the cluster's tag from endpoints that stay because others use them. */
export function removeForwardTags(estate: Estate, endpointSteps: readonly Step[]): readonly Step[] {
  return forwardedTo(estate)
    .filter(({ clusterName }) => clusterName === estate.cluster.name)
    .filter(({ endpoint }) => !endpointSteps.some(({ id }) => id === `delete:${endpoint.id}`))
    .map(({ endpoint }) =>
      step(
        `untag:${endpoint.id}`,
        { kind: 'untagResolver', arn: endpoint.arn, keys: [forwardKey(estate.cluster.name)] },
        {
          title: message('step.untagForwards', { endpoint: labelOf(endpoint) }),
          reason: message('reason.untagForwards'),
        },
      ),
    );
}

/** Who may still ask an inbound endpoint that goes, as far as nobody can see it (aws facts §2.8). */
export function unseenUsers(estate: Estate, steps: readonly Step[]): readonly Problem[] {
  return estate.endpoints
    .filter(({ id, direction }) => direction === 'INBOUND' && steps.some((one) => goes(one, id)))
    .map((endpoint) => {
      const known = valueOf(estate.snapshot.endpointAddresses[endpoint.id]) ?? [];
      const addresses = known.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
      const args = { endpoint: labelOf(endpoint), addresses };
      return warning(message('problem.unseenUsers', args), message('help.unseenUsers'));
    });
}

function goes({ spec }: Step, endpointId: string): boolean {
  return spec.kind === 'deleteResolverEndpoint' && spec.endpointId === endpointId;
}

/** What has to be done outside AWS before an endpoint goes: nothing in AWS can see or do it. */
export function forwarderWarnings(estate: Estate): readonly Problem[] {
  return forwardedTo(estate)
    .filter(({ clusterName }) => clusterName === estate.cluster.name)
    .map(({ endpoint, endpointName: name }) => {
      const args = { name, endpoint: labelOf(endpoint) };
      return warning(message('problem.forwardersLeft', args), message('help.forwardersLeft'));
    });
}
