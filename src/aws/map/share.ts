import type { RuleShare, ShareInvitation } from '../../core/model/sharing.js';
import { required } from './required.js';

/** A principal or a resource of a share. */
export interface ShareAssociation {
  readonly shareArn: string;
  readonly entity: string;
  readonly status: string;
  readonly external: boolean;
}

type Answer = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Answer {
  return typeof value === 'object' && value !== null ? (value as Answer) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The items of one page, and where the next one starts. */
export function itemsOf(
  answer: unknown,
  member: string,
): { readonly items: readonly unknown[]; readonly next: string | undefined } {
  const { [member]: items, nextToken } = objectOf(answer);
  return { items: Array.isArray(items) ? (items as unknown[]) : [], next: text(nextToken) };
}

/** The member of an answer that holds one object. */
export function memberOf(answer: unknown, member: string): unknown {
  return required(objectOf(answer)[member], member);
}

/** A share; who and what is in it comes from other calls. */
export function shareFrom(item: unknown): Pick<RuleShare, 'arn' | 'name' | 'tags'> {
  const { resourceShareArn, name, tags } = objectOf(item);
  const pairs = (Array.isArray(tags) ? (tags as unknown[]) : []).map(objectOf);
  return {
    arn: required(text(resourceShareArn), 'resourceShareArn'),
    name: text(name) ?? '',
    tags: Object.fromEntries(
      pairs.map(({ key, value }) => [text(key) ?? '', text(value) ?? ''] as const),
    ),
  };
}

export function shareAssociationFrom(item: unknown): ShareAssociation {
  const { resourceShareArn, associatedEntity, status, external } = objectOf(item);
  return {
    shareArn: required(text(resourceShareArn), 'resourceShareArn'),
    entity: required(text(associatedEntity), 'associatedEntity'),
    status: text(status) ?? '',
    external: external === true,
  };
}

export function invitationFrom(item: unknown): ShareInvitation {
  const { resourceShareInvitationArn, resourceShareArn, status } = objectOf(item);
  return {
    arn: required(text(resourceShareInvitationArn), 'resourceShareInvitationArn'),
    shareArn: required(text(resourceShareArn), 'resourceShareArn'),
    status: text(status) ?? '',
  };
}
