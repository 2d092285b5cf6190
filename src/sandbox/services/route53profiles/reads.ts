import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import type { Profile, ProfileLink } from '../../model/profiles.js';
import { pageOf } from '../../protocol/paging.js';

/** GET /profileassociations, all or those of one Profile or VPC. */
export function listProfileAssociations({ world }: CallContext, request: HttpRequest): object {
  const { query } = request;
  const [profileId, resourceId] = [query.get('profileId'), query.get('resourceId')];
  const rows = world.profiles
    .filter((profile) => profileId === null || profile.id === profileId)
    .flatMap((profile) => profile.associations.map((link) => ({ profile, link })))
    .filter(({ link }) => resourceId === null || link.target === resourceId);
  const page = cut(rows, 'associations', request);
  return {
    ProfileAssociations: page.items.map(({ profile, link }) => ({
      ...shape(profile, link),
      ResourceId: link.target,
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

/** GET /profileresourceassociations/profileid/{id} */
export function listProfileResourceAssociations(
  { world }: CallContext,
  request: HttpRequest,
  profileId: string,
): object {
  const profile = world.profiles.find(({ id }) => id === profileId);
  if (!profile) {
    throw new AwsFault('ResourceNotFoundException', `Profile ${profileId} does not exist`, 404);
  }
  const rows = profile.resources.map((link) => ({ profile, link }));
  const page = cut(rows, `resources of ${profileId}`, request);
  return {
    ProfileResourceAssociations: page.items.map(({ link }) => ({
      ...shape(profile, link),
      ResourceArn: link.target,
      ResourceType: resourceType(link.target),
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

interface Row {
  readonly profile: Profile;
  readonly link: ProfileLink;
}

function cut(rows: readonly Row[], list: string, { query }: HttpRequest) {
  const size = query.get('maxResults') ?? '100';
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 100) {
    throw new AwsFault('ValidationException', 'maxResults must be between 1 and 100');
  }
  const token = query.get('nextToken') ?? undefined;
  const page = pageOf(rows, ({ link }) => link.id, list, Number(size), token);
  if (!page) throw new AwsFault('InvalidNextTokenException', 'The token is not valid');
  return page;
}

function shape(profile: Profile, link: ProfileLink): object {
  return {
    Id: link.id,
    Name: link.name,
    OwnerId: profile.ownerId,
    ProfileId: profile.id,
    Status: link.status,
    StatusMessage: '',
    CreationTime: link.createdAt / 1000,
    ModificationTime: link.createdAt / 1000,
  };
}

function resourceType(arn: string): string {
  if (arn.includes(':resolver-rule/')) return 'RESOLVER_RULE';
  return arn.includes(':firewall-rule-group/') ? 'FIREWALL_RULE_GROUP' : 'PRIVATE_HOSTED_ZONE';
}
