import type { ResourceShare, ShareAssociation } from '../../model/sharing.js';
import { shareAssociationStatus, shareStatus } from '../../sharing.js';

/** RAM writes time as seconds since the epoch. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** Tags are told to the owner alone. */
export function shareShape(share: ResourceShare, now: number, caller: string): object {
  return {
    resourceShareArn: share.arn,
    name: share.name,
    owningAccountId: share.ownerId,
    allowExternalPrincipals: share.allowExternalPrincipals,
    status: shareStatus(share, now),
    ...(caller === share.ownerId && {
      tags: Object.entries(share.tags).map(([key, value]) => ({ key, value })),
    }),
    creationTime: seconds(share.createdAt),
    lastUpdatedTime: seconds(share.modifiedAt),
    featureSet: 'STANDARD',
  };
}

export function associationShape(
  share: ResourceShare,
  association: ShareAssociation,
  now: number,
): object {
  return {
    resourceShareArn: share.arn,
    resourceShareName: share.name,
    associatedEntity: association.entity,
    associationType: association.kind,
    status: shareAssociationStatus(share, association, now),
    creationTime: seconds(association.createdAt),
    lastUpdatedTime: seconds(association.modifiedAt),
    external: association.external,
  };
}

export function invitationShape(share: ResourceShare, association: ShareAssociation): object {
  return {
    resourceShareInvitationArn: association.invitation?.arn,
    resourceShareName: share.name,
    resourceShareArn: share.arn,
    senderAccountId: share.ownerId,
    receiverAccountId: association.entity,
    invitationTimestamp: seconds(association.createdAt),
    status: association.invitation?.status,
  };
}
