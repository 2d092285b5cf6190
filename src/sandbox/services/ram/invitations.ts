import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { ResourceShare, ShareAssociation } from '../../model/sharing.js';
import type { Members } from '../../protocol/members.js';
import { shareTakes } from '../../sharing.js';
import { checkedArn, ramPage } from './lookup.js';
import { invitationShape } from './shapes.js';

interface Received {
  readonly share: ResourceShare;
  readonly association: ShareAssociation;
  readonly arn: string;
}

/** Those that the caller has received; an invitation ends with its share. */
function received({ world, accounts }: CallContext): readonly Received[] {
  return accounts
    .flatMap(({ resourceShares }) => resourceShares ?? [])
    .filter(({ goneAt }) => goneAt === undefined)
    .flatMap((share) =>
      share.associations.flatMap((association) =>
        association.entity === world.accountId &&
        association.invitation &&
        association.goneAt === undefined
          ? [{ share, association, arn: association.invitation.arn }]
          : [],
      ),
    );
}

export function getResourceShareInvitations(context: CallContext, input: Members): object {
  const { world, now } = context;
  const arns = input.strings('resourceShareInvitationArns');
  const shares = input.strings('resourceShareArns');
  input.check();
  const all = received(context);
  const unknown = arns?.find((arn) => !all.some((each) => each.arn === checkedArn(arn)));
  if (unknown !== undefined) throw noInvitation(unknown);
  const rows = all.filter(
    ({ share, association, arn }) =>
      now >= association.createdAt + world.timings.listLag &&
      (arns === undefined || arns.includes(arn)) &&
      (shares === undefined || shares.includes(share.arn)),
  );
  return ramPage(
    input,
    'resourceShareInvitations',
    rows,
    ({ arn }) => arn,
    ({ share, association }) => invitationShape(share, association),
  );
}

export function acceptResourceShareInvitation(context: CallContext, input: Members): object {
  const { now, world } = context;
  return answer(context, input, 'ACCEPTED', (association) => {
    association.associatedAt = now + shareTakes(world.timings);
  });
}

export function rejectResourceShareInvitation(context: CallContext, input: Members): object {
  return answer(context, input, 'REJECTED', () => undefined);
}

function answer(
  context: CallContext,
  input: Members,
  status: 'ACCEPTED' | 'REJECTED',
  act: (association: ShareAssociation) => void,
): object {
  const arn = input.requiredString('resourceShareInvitationArn');
  const clientToken = input.string('clientToken');
  input.check();
  const found = received(context).find((each) => each.arn === checkedArn(arn));
  const invitation = found?.association.invitation;
  if (!found || !invitation) throw noInvitation(arn);
  if (invitation.status !== 'PENDING') {
    const how = invitation.status === 'ACCEPTED' ? 'Accepted' : 'Rejected';
    throw new AwsFault(
      `ResourceShareInvitationAlready${how}Exception`,
      `The invitation ${arn} was already ${how.toLowerCase()}.`,
    );
  }
  invitation.status = status;
  found.association.modifiedAt = context.now;
  act(found.association);
  return {
    resourceShareInvitation: invitationShape(found.share, found.association),
    ...(clientToken !== undefined && { clientToken }),
  };
}

function noInvitation(arn: string): AwsFault {
  return new AwsFault(
    'ResourceShareInvitationArnNotFoundException',
    `ResourceShareInvitation ${arn} could not be found.`,
  );
}
