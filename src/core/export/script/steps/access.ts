import type { AccessChange } from '../../../model/clusterUpdate.js';
import { own, variable, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { all, is } from '../query.js';
import {
  again,
  call,
  done,
  equal,
  filled,
  refused,
  repeat,
  stop,
  unequal,
  when,
} from '../statements.js';
import { texts } from '../texts.js';
import type { Spec } from './spec.js';

/** Seconds; EKS takes minutes. */
const limit = 2700;

/**
 * One update, and the wait for it. EKS gives the same update for the same token (aws facts §1.6):
 * that is how a change which a later step takes back is not made a second time. An earlier one
 * that had no effect is followed by one with another token.
 */
export function updateClusterAccess(
  { clusterName, change, clientRequestToken, doneSince }: Spec<'updateClusterAccess'>,
  place: Place,
): readonly Statement[] {
  const v = (what: string): string => own(place, what);
  const isSo = `cluster.resourcesVpcConfig.to_string(${all(...conditions(change))})`;
  return [
    { kind: 'set', variable: v('token'), to: [clientRequestToken] },
    { kind: 'set', variable: v('updateId'), to: [] },
    repeat(
      `${clusterName}: Successful`,
      limit,
      when(
        filled(v('updateId')),
        call(place.who, ['eks', 'describe-update'], {
          json: { name: clusterName },
          options: [['--update-id', [variable(v('updateId'))]]],
          query: 'update.status',
          into: [v('status')],
        }),
        when(equal(v('status'), 'InProgress'), again),
        when(
          unequal(v('status'), 'Successful'),
          stop([texts.updateFailed(clusterName), variable(v('updateId'))], texts.updateFailedHelp),
        ),
        done,
      ),
      call(place.who, ['eks', 'describe-cluster'], {
        json: { name: clusterName },
        query: isSo,
        into: [v('is')],
      }),
      when(equal(v('is'), 'true'), done),
      call(place.who, ['eks', 'update-cluster-config'], {
        json: { name: clusterName, resourcesVpcConfig: requestOf(change) },
        options: [['--client-request-token', [variable(v('token'))]]],
        query: 'update.[id, status]',
        // Another update is under way, or the cluster is so already.
        tolerated: ['ResourceInUseException', alreadySo],
        into: [v('updateId'), v('status')],
      }),
      when(refused, again),
      when(equal(v('status'), 'InProgress'), again),
      ...(doneSince === undefined ? [] : [when(equal(v('status'), 'Successful'), done)]),
      { kind: 'set', variable: v('token'), to: [variable(v('token')), '-2'] },
      { kind: 'set', variable: v('updateId'), to: [] },
    ),
  ];
}

/** EKS calls it InvalidParameterException to ask for what is so; only its text tells (aws facts §1.6). */
export const alreadySo = 'already at the desired configuration';

function requestOf({ publicAccess, privateAccess, publicAccessCidrs }: AccessChange) {
  return {
    ...(publicAccess === undefined ? {} : { endpointPublicAccess: publicAccess }),
    ...(privateAccess === undefined ? {} : { endpointPrivateAccess: privateAccess }),
    ...(publicAccessCidrs ? { publicAccessCidrs: [...publicAccessCidrs] } : {}),
  };
}

function conditions({
  publicAccess,
  privateAccess,
  publicAccessCidrs,
}: AccessChange): readonly string[] {
  return [
    ...(publicAccess === undefined ? [] : [is('endpointPublicAccess', publicAccess)]),
    ...(privateAccess === undefined ? [] : [is('endpointPrivateAccess', privateAccess)]),
    ...(publicAccessCidrs ? [is('sort(publicAccessCidrs)', [...publicAccessCidrs].sort())] : []),
  ];
}
