import type { ResolverRule } from './model/resolver.js';
import type { ResourceShare, ShareAssociation } from './model/sharing.js';
import type { Timings, World } from './world.js';

/** How long RAM takes to bind a principal or a resource, and to let it go, in milliseconds. */
export function shareTakes({ listLag }: Timings): number {
  return 4 * listLag;
}

/** How long what was removed is still told of: AWS says two hours, which nobody would wait for. */
function remembered({ endpointDelete }: Timings): number {
  return endpointDelete;
}

export function shareStatus({ goneAt }: ResourceShare, now: number): string {
  if (goneAt === undefined) return 'ACTIVE';
  return now < goneAt ? 'DELETING' : 'DELETED';
}

/** Status of a principal or resource; that of a deleted share is gone with it. */
export function shareAssociationStatus(
  share: ResourceShare,
  { associatedAt, goneAt: own, invitation }: ShareAssociation,
  now: number,
): string {
  const goneAt = Math.min(own ?? Infinity, share.goneAt ?? Infinity);
  if (goneAt < Infinity) return now < goneAt ? 'DISASSOCIATING' : 'DISASSOCIATED';
  if (invitation?.status === 'REJECTED') return 'FAILED';
  return associatedAt !== null && now >= associatedAt ? 'ASSOCIATED' : 'ASSOCIATING';
}

/** Every share of these accounts that has the resource, with the association that binds it. */
export function sharesOf(
  accounts: readonly World[],
  arn: string,
): readonly { readonly share: ResourceShare; readonly resource: ShareAssociation }[] {
  return accounts
    .flatMap(({ resourceShares }) => resourceShares ?? [])
    .flatMap((share) =>
      share.associations
        .filter(({ kind, entity }) => kind === 'RESOURCE' && entity === arn)
        .map((resource) => ({ share, resource })),
    );
}

/** Whether both the principal and the resource are bound, and not let go yet. */
function binds(
  share: ResourceShare,
  resource: ShareAssociation,
  accountId: string,
  bound: (association: ShareAssociation) => boolean,
): boolean {
  return (
    bound(resource) &&
    share.associations.some(
      (each) => each.kind === 'PRINCIPAL' && each.entity === accountId && bound(each),
    )
  );
}

/** Whether the account may use the rule of another one; what it has associated hangs on this. */
export function mayUse(
  accounts: readonly World[],
  rule: ResolverRule,
  accountId: string,
  now: number,
): boolean {
  return sharesOf(accounts, rule.arn).some(({ share, resource }) =>
    binds(share, resource, accountId, (each) =>
      ['ASSOCIATED', 'DISASSOCIATING'].includes(shareAssociationStatus(share, each, now)),
    ),
  );
}

/**
 * The rules of other accounts that this one sees. Resolver learns of a share a little later than
 * RAM says so: right after sharing a rule may be "not found" (aws facts §2.8).
 */
export function rulesSharedWith(
  { accountId, timings }: World,
  accounts: readonly World[],
  now: number,
): readonly ResolverRule[] {
  return accounts
    .filter((each) => each.accountId !== accountId)
    .flatMap(({ resolverRules }) => resolverRules)
    .filter((rule) => mayUse(accounts, rule, accountId, now - timings.listLag))
    .filter((rule) => mayUse(accounts, rule, accountId, now));
}

/** Whether anybody is bound to a share with the rule. */
export function isShared(accounts: readonly World[], { arn }: ResolverRule, now: number): boolean {
  return sharesOf(accounts, arn).some(({ share }) =>
    share.associations.some(
      (each) =>
        each.kind === 'PRINCIPAL' && shareAssociationStatus(share, each, now) === 'ASSOCIATED',
    ),
  );
}

/**
 * Forgets shares that are long gone, and takes away associations of rules that are not there for
 * their account any more: un-sharing and deleting revert sharees without a word (aws facts §2.8).
 */
export function settleSharing(accounts: readonly World[], now: number): void {
  for (const world of accounts) {
    forget(world, now);
    const rules = accounts.flatMap(({ resolverRules }) => resolverRules);
    const stays = (ruleId: string): boolean => {
      const rule = rules.find(({ id }) => id === ruleId);
      if (!rule) return false;
      return rule.ownerId === world.accountId || mayUse(accounts, rule, world.accountId, now);
    };
    if (world.ruleAssociations.every(({ resolverRuleId }) => stays(resolverRuleId))) continue;
    world.ruleAssociations = world.ruleAssociations.filter((each) => stays(each.resolverRuleId));
  }
}

function forget(world: World, now: number): void {
  if (!world.resourceShares) return;
  const memory = remembered(world.timings);
  const told = ({ goneAt }: { goneAt?: number }): boolean =>
    goneAt === undefined || now < goneAt + memory;
  world.resourceShares = world.resourceShares.filter(told);
  for (const share of world.resourceShares) share.associations = share.associations.filter(told);
  // As in an account that has never shared anything.
  if (world.resourceShares.length === 0) delete world.resourceShares;
}
