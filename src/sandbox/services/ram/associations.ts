import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { ResourceShare, ShareAssociation } from '../../model/sharing.js';
import type { Members } from '../../protocol/members.js';
import { shareAssociationStatus, shareTakes } from '../../sharing.js';
import { bind, checkEntities } from './bind.js';
import { invalidParameter, notPermitted } from './faults.js';
import {
  changeableShare,
  checkedArn,
  chosenShares,
  foreignShares,
  ownShares,
  ramPage,
} from './lookup.js';
import { associationShape, seconds } from './shapes.js';

interface Row {
  readonly share: ResourceShare;
  readonly association: ShareAssociation;
}

const keyOf = ({ share, association }: Row): string => `${share.arn} ${association.entity}`;

export function getResourceShareAssociations(context: CallContext, input: Members): object {
  const { now } = context;
  const kind = input.requiredString('associationType', { values: ['PRINCIPAL', 'RESOURCE'] });
  const arns = input.strings('resourceShareArns');
  const resourceArn = input.string('resourceArn');
  const principal = input.string('principal');
  const status = input.string('associationStatus');
  input.check();
  if (kind === 'PRINCIPAL' && resourceArn !== undefined) {
    throw invalidParameter("You can't specify resourceArn for associations of type PRINCIPAL.");
  }
  if (kind === 'RESOURCE' && principal !== undefined) {
    throw invalidParameter("You can't specify principal for associations of type RESOURCE.");
  }
  if (resourceArn !== undefined) checkedArn(resourceArn);
  const entity = resourceArn ?? principal;
  const rows = rowsOf(context, arns).filter(
    ({ share, association }) =>
      association.kind === kind &&
      (entity === undefined || association.entity === entity) &&
      (status === undefined || shareAssociationStatus(share, association, now) === status),
  );
  return ramPage(input, 'resourceShareAssociations', rows, keyOf, (row) =>
    associationShape(row.share, row.association, now),
  );
}

function rowsOf(context: CallContext, arns: readonly string[] | undefined): readonly Row[] {
  const shares = [...ownShares(context), ...foreignShares(context)];
  return chosenShares(shares, arns).flatMap((share) =>
    share.associations.map((association) => ({ share, association })),
  );
}

export function associateResourceShare(context: CallContext, input: Members): object {
  const { arn, resources, principals, clientToken } = readChange(input);
  const share = changeableShare(context, arn);
  checkEntities(context, share.allowExternalPrincipals, resources, principals);
  return changed(context, share, bind(context, share, resources, principals), clientToken);
}

/** The owner lets go whom or what it likes; a sharee may leave. */
export function disassociateResourceShare(context: CallContext, input: Members): object {
  const { world, now } = context;
  const { arn, resources, principals, clientToken } = readChange(input);
  const joined = foreignShares(context).find((share) => share.arn === arn);
  if (joined && (resources.length > 0 || principals.some((each) => each !== world.accountId))) {
    throw notPermitted('You can only disassociate your own account from this resource share.');
  }
  const share = joined ?? changeableShare(context, arn);
  const leaving = [...resources, ...principals].map((entity) => {
    const found = share.associations.find((each) => each.entity === entity);
    if (found && shareAssociationStatus(share, found, now) !== 'DISASSOCIATED') return found;
    throw new AwsFault(
      'UnknownResourceException',
      `${entity} is not associated with the resource share.`,
    );
  });
  for (const association of leaving) {
    association.goneAt ??= now + shareTakes(world.timings);
    association.modifiedAt = now;
  }
  return changed(context, share, leaving, clientToken);
}

function readChange(input: Members) {
  const arn = input.requiredString('resourceShareArn');
  const resources = input.strings('resourceArns') ?? [];
  const principals = input.strings('principals') ?? [];
  const clientToken = input.string('clientToken');
  input.check();
  if (resources.length + principals.length === 0) {
    throw invalidParameter('Specify at least one resource or principal.');
  }
  return { arn, resources, principals, clientToken };
}

function changed(
  { now }: CallContext,
  share: ResourceShare,
  associations: readonly ShareAssociation[],
  clientToken: string | undefined,
): object {
  return {
    resourceShareAssociations: associations.map((each) => associationShape(share, each, now)),
    ...(clientToken !== undefined && { clientToken }),
  };
}

export function listPrincipals(context: CallContext, input: Members): object {
  const rows = listed(context, input, 'PRINCIPAL');
  return ramPage(input, 'principals', rows, keyOf, ({ share, association }) => ({
    id: association.entity,
    resourceShareArn: share.arn,
    creationTime: seconds(association.createdAt),
    lastUpdatedTime: seconds(association.modifiedAt),
    external: association.external,
  }));
}

export function listResources(context: CallContext, input: Members): object {
  const rows = listed(context, input, 'RESOURCE');
  return ramPage(input, 'resources', rows, keyOf, ({ share, association }) => ({
    arn: association.entity,
    type: 'route53resolver:ResolverRule',
    resourceShareArn: share.arn,
    status: 'AVAILABLE',
    creationTime: seconds(association.createdAt),
    lastUpdatedTime: seconds(association.modifiedAt),
    resourceRegionScope: 'REGIONAL',
  }));
}

function listed(
  context: CallContext,
  input: Members,
  kind: ShareAssociation['kind'],
): readonly Row[] {
  const owner = input.requiredString('resourceOwner', { values: ['SELF', 'OTHER-ACCOUNTS'] });
  const arns = input.strings('resourceShareArns');
  const wanted = kind === 'PRINCIPAL' ? input.strings('principals') : input.strings('resourceArns');
  const resource = kind === 'PRINCIPAL' ? input.string('resourceArn') : undefined;
  const principal = kind === 'RESOURCE' ? input.string('principal') : undefined;
  input.check();
  const shares = owner === 'SELF' ? ownShares(context) : foreignShares(context);
  const has = (share: ResourceShare, entity: string | undefined): boolean =>
    entity === undefined || share.associations.some((each) => each.entity === entity);
  return chosenShares(shares, arns)
    .filter((share) => has(share, resource) && has(share, principal))
    .flatMap((share) => share.associations.map((association) => ({ share, association })))
    .filter(
      ({ share, association }) =>
        association.kind === kind &&
        (wanted === undefined || wanted.includes(association.entity)) &&
        shareAssociationStatus(share, association, context.now) === 'ASSOCIATED',
    );
}
