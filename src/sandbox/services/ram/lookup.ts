import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { hexOf, newId } from '../../ids.js';
import type { ResourceShare } from '../../model/sharing.js';
import type { Members } from '../../protocol/members.js';
import { pageOf } from '../../protocol/paging.js';
import { shareAssociationStatus, shareStatus } from '../../sharing.js';
import type { World } from '../../world.js';
import { malformedArn, unknownShare } from './faults.js';

/** `arn:aws:ram:us-east-1:111122223333:<kind>/<uuid>` */
export function newRamArn(world: World, kind: string): string {
  const hex = hexOf(newId(world, 'ram-'), 32);
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `arn:${world.partition}:ram:${world.region}:${world.accountId}:${kind}/${uuid}`;
}

/** The shares of the caller, without those too new to be listed. */
export function ownShares({ world, now }: CallContext): readonly ResourceShare[] {
  const { resourceShares = [], timings } = world;
  return resourceShares.filter(({ createdAt }) => now >= createdAt + timings.listLag);
}

/** The shares of others that the caller is a principal of. */
export function foreignShares({ world, accounts, now }: CallContext): readonly ResourceShare[] {
  return accounts
    .filter(({ accountId }) => accountId !== world.accountId)
    .flatMap(({ resourceShares }) => resourceShares ?? [])
    .filter((share) =>
      share.associations.some(
        (each) =>
          each.kind === 'PRINCIPAL' &&
          each.entity === world.accountId &&
          shareAssociationStatus(share, each, now) === 'ASSOCIATED',
      ),
    );
}

/** Those with these ARNs, or all; an ARN of none is a fault. */
export function chosenShares(
  shares: readonly ResourceShare[],
  arns: readonly string[] | undefined,
): readonly ResourceShare[] {
  return arns === undefined
    ? shares
    : arns.map((arn) => {
        const found = shares.find((share) => share.arn === checkedArn(arn));
        if (!found) throw unknownShare(arn);
        return found;
      });
}

/** A share of the caller that can still be changed; a write sees what is too new to be listed. */
export function changeableShare({ world, now }: CallContext, arn: string): ResourceShare {
  const share = world.resourceShares?.find((each) => each.arn === checkedArn(arn));
  if (!share || shareStatus(share, now) !== 'ACTIVE') throw unknownShare(arn);
  return share;
}

/** Throws MalformedArnException for a text that is no ARN. */
export function checkedArn(arn: string): string {
  if (!/^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12})?:.+$/.test(arn)) throw malformedArn(arn);
  return arn;
}

/** One page of rows, as RAM gives it. */
export function ramPage<T>(
  input: Members,
  member: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
  render: (row: T) => object,
): object {
  const size = input.integer('maxResults', 1, 500) ?? 500;
  const token = input.string('nextToken');
  input.check();
  const page = pageOf(rows, keyOf, member, size, token);
  if (!page) {
    throw new AwsFault(
      'InvalidNextTokenException',
      'The specified value for NextToken is not valid.',
    );
  }
  return {
    [member]: page.items.map(render),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}
