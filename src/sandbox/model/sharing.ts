import type { Tags } from './network.js';

/** A principal or a resource of a share. */
export interface ShareAssociation {
  kind: 'PRINCIPAL' | 'RESOURCE';
  /** Twelve digits, or an ARN. */
  entity: string;
  /** A principal outside of the owner's organisation: it has to accept an invitation. */
  external: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
  modifiedAt: number;
  /** ASSOCIATING until then; null while nobody knows when: an invitation is open. */
  associatedAt: number | null;
  /** DISASSOCIATING from the moment this is set, DISASSOCIATED from that instant. */
  goneAt?: number;
  invitation?: { arn: string; status: 'PENDING' | 'ACCEPTED' | 'REJECTED' };
}

/** A resource share of AWS RAM, kept by the account that owns it. */
export interface ResourceShare {
  arn: string;
  name: string;
  ownerId: string;
  allowExternalPrincipals: boolean;
  associations: ShareAssociation[];
  createdAt: number;
  modifiedAt: number;
  /** DELETING from the moment this is set, DELETED from that instant. */
  goneAt?: number;
  /** The request that made it, for calls that are sent again with the same clientToken. */
  request?: { clientToken: string; body: string };
  tags: Tags;
}
