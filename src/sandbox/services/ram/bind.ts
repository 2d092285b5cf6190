import type { CallContext } from '../../context.js';
import { AwsFault } from '../../awsFault.js';
import type { ResourceShare, ShareAssociation } from '../../model/sharing.js';
import { shareAssociationStatus, shareTakes } from '../../sharing.js';
import { invalidParameter, notPermitted } from './faults.js';
import { checkedArn, newRamArn } from './lookup.js';

/** Checks what is to be shared with whom; throws before anything is changed. */
export function checkEntities(
  context: CallContext,
  allowExternal: boolean,
  resources: readonly string[],
  principals: readonly string[],
): void {
  const { world } = context;
  for (const arn of resources) {
    checkedArn(arn);
    const [, , service, , owner] = arn.split(':');
    if (service !== 'route53resolver') {
      throw invalidParameter(`The sandbox shares Resolver rules only, not ${arn}.`);
    }
    if (owner !== world.accountId) {
      throw notPermitted(`You can't share the resource ${arn}, because you don't own it.`);
    }
    if (!world.resolverRules.some((rule) => rule.arn === arn && rule.goneAt === undefined)) {
      throw new AwsFault('UnknownResourceException', `Resource ${arn} could not be found.`);
    }
  }
  for (const principal of principals) {
    if (!/^\d{12}$/.test(principal)) {
      throw invalidParameter(
        `Principal ID ${principal} is malformed. Verify the ID and try again.`,
      );
    }
    if (principal === world.accountId) {
      throw invalidParameter(`You can't share with your own account, ${principal}.`);
    }
    if (!allowExternal && isExternal(context)) {
      throw notPermitted(
        `The resource share doesn't allow principals outside of your organization: ${principal}`,
      );
    }
  }
}

function isExternal({ accounts }: CallContext): boolean {
  return accounts[0]?.oneOrganization !== true;
}

/** Binds resources and principals; one that is bound already stays as it is. */
export function bind(
  context: CallContext,
  share: ResourceShare,
  resources: readonly string[],
  principals: readonly string[],
): ShareAssociation[] {
  return [
    ...resources.map((entity) => bindOne(context, share, 'RESOURCE', entity)),
    ...principals.map((entity) => bindOne(context, share, 'PRINCIPAL', entity)),
  ];
}

function bindOne(
  context: CallContext,
  share: ResourceShare,
  kind: ShareAssociation['kind'],
  entity: string,
): ShareAssociation {
  const { world, now } = context;
  const before = share.associations.find((each) => each.kind === kind && each.entity === entity);
  const status = before && shareAssociationStatus(share, before, now);
  if (before && (status === 'ASSOCIATING' || status === 'ASSOCIATED')) return before;
  if (status === 'DISASSOCIATING') {
    throw new AwsFault(
      'InvalidStateTransitionException',
      `${entity} is being disassociated from the resource share.`,
    );
  }
  share.associations = share.associations.filter((each) => each !== before);
  const external = kind === 'PRINCIPAL' && isExternal(context);
  const association: ShareAssociation = {
    kind,
    entity,
    external,
    createdAt: now,
    modifiedAt: now,
    associatedAt: external ? null : now + shareTakes(world.timings),
    ...(external && {
      invitation: {
        arn: newRamArn(world, 'resource-share-invitation'),
        status: 'PENDING' as const,
      },
    }),
  };
  share.associations.push(association);
  share.modifiedAt = now;
  return association;
}
