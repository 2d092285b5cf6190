import type { CallContext } from '../../context.js';
import type { ResourceShare } from '../../model/sharing.js';
import type { Members } from '../../protocol/members.js';
import { shareAssociationStatus } from '../../sharing.js';
import { unknownShare } from './faults.js';
import { checkedArn, foreignShares, ramPage } from './lookup.js';
import { seconds } from './shapes.js';

const resourceType = 'route53resolver:ResolverRule';
const name = 'AWSRAMDefaultPermissionResolverRule';

/**
 * The managed permissions of a share: AWS attaches the type's default one with the first resource,
 * so a share of nothing has none.
 */
export function listResourceSharePermissions(context: CallContext, input: Members): object {
  const { world, now } = context;
  const arn = input.requiredString('resourceShareArn');
  input.check();
  const shares = [...(world.resourceShares ?? []), ...foreignShares(context)];
  const share = shares.find((each) => each.arn === checkedArn(arn));
  if (!share) throw unknownShare(arn);
  const first = firstResource(share, now);
  return ramPage(
    input,
    'permissions',
    first ? [first] : [],
    () => name,
    ({ createdAt }) => ({
      arn: `arn:${world.partition}:ram::aws:permission/${name}`,
      version: '1',
      defaultVersion: true,
      name,
      resourceType,
      status: 'ASSOCIATED',
      creationTime: seconds(createdAt),
      lastUpdatedTime: seconds(createdAt),
      isResourceTypeDefault: true,
      permissionType: 'AWS_MANAGED',
      featureSet: 'STANDARD',
    }),
  );
}

function firstResource(
  share: ResourceShare,
  now: number,
): ResourceShare['associations'][number] | undefined {
  return share.associations.find(
    (each) =>
      each.kind === 'RESOURCE' && shareAssociationStatus(share, each, now) !== 'DISASSOCIATED',
  );
}
