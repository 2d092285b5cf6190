import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { ResourceShare } from '../../model/sharing.js';
import type { Tags } from '../../model/network.js';
import type { Members } from '../../protocol/members.js';
import { shareStatus, shareTakes } from '../../sharing.js';
import { bind, checkEntities } from './bind.js';
import { invalidParameter } from './faults.js';
import {
  changeableShare,
  chosenShares,
  foreignShares,
  newRamArn,
  ownShares,
  ramPage,
} from './lookup.js';
import { shareShape } from './shapes.js';

export function createResourceShare(context: CallContext, input: Members, body: string): object {
  const { world, now } = context;
  const name = input.requiredString('name', { min: 1, max: 127 });
  const resources = input.strings('resourceArns') ?? [];
  const principals = input.strings('principals') ?? [];
  const tags = readTags(input);
  const allowExternal = input.boolean('allowExternalPrincipals') ?? true;
  const clientToken = input.string('clientToken');
  input.check();
  const again = world.resourceShares?.find(
    ({ request }) => clientToken !== undefined && request?.clientToken === clientToken,
  );
  if (again) {
    if (again.request?.body !== body) throw tokenReused();
    return { resourceShare: shareShape(again, now, world.accountId), clientToken };
  }
  checkEntities(context, allowExternal, resources, principals);
  const share: ResourceShare = {
    arn: newRamArn(world, 'resource-share'),
    name,
    ownerId: world.accountId,
    allowExternalPrincipals: allowExternal,
    associations: [],
    createdAt: now,
    modifiedAt: now,
    ...(clientToken !== undefined && { request: { clientToken, body } }),
    tags,
  };
  bind(context, share, resources, principals);
  world.resourceShares = [...(world.resourceShares ?? []), share];
  return {
    resourceShare: shareShape(share, now, world.accountId),
    ...(clientToken !== undefined && { clientToken }),
  };
}

function tokenReused(): AwsFault {
  return new AwsFault(
    'IdempotentParameterMismatchException',
    'The client token was used before, with other parameters.',
  );
}

export function getResourceShares(context: CallContext, input: Members): object {
  const { world, now } = context;
  const owner = input.requiredString('resourceOwner', { values: ['SELF', 'OTHER-ACCOUNTS'] });
  const arns = input.strings('resourceShareArns');
  const status = input.string('resourceShareStatus');
  const name = input.string('name');
  const filters = (input.structures('tagFilters') ?? []).map((filter) => ({
    key: filter.requiredString('tagKey'),
    values: filter.strings('tagValues') ?? [],
  }));
  input.check();
  const shares = owner === 'SELF' ? ownShares(context) : foreignShares(context);
  const rows = chosenShares(shares, arns).filter(
    (share) =>
      (status === undefined || shareStatus(share, now) === status) &&
      (name === undefined || share.name === name) &&
      filters.every(({ key, values }) => {
        const value = share.tags[key];
        return value !== undefined && (values.length === 0 || values.includes(value));
      }),
  );
  const render = (share: ResourceShare): object => shareShape(share, now, world.accountId);
  return ramPage(input, 'resourceShares', rows, ({ arn }) => arn, render);
}

/** The associations end with the share; sharees are not asked. */
export function deleteResourceShare(context: CallContext, query: URLSearchParams): object {
  const { world, now } = context;
  const arn = query.get('resourceShareArn');
  if (arn === null) throw invalidParameter('resourceShareArn is required.');
  const share = changeableShare(context, arn);
  share.goneAt = now + shareTakes(world.timings);
  share.modifiedAt = now;
  const clientToken = query.get('clientToken');
  return { returnValue: true, ...(clientToken !== null && { clientToken }) };
}

export function tagResource(context: CallContext, input: Members): object {
  const arn = input.requiredString('resourceShareArn');
  const added = readTags(input);
  input.check();
  const share = changeableShare(context, arn);
  share.tags = { ...share.tags, ...added };
  return {};
}

export function untagResource(context: CallContext, input: Members): object {
  const arn = input.requiredString('resourceShareArn');
  const keys = input.strings('tagKeys') ?? [];
  input.check();
  const share = changeableShare(context, arn);
  share.tags = Object.fromEntries(
    Object.entries(share.tags).filter(([key]) => !keys.includes(key)),
  );
  return {};
}

function readTags(input: Members): Tags {
  const tags: Tags = {};
  for (const tag of input.structures('tags') ?? []) {
    const key = tag.requiredString('key', { min: 1, max: 128 });
    if (/^aws:/i.test(key)) throw invalidParameter(`Tag keys cannot start with aws: '${key}'`);
    tags[key] = tag.requiredString('value', { max: 256 });
  }
  return tags;
}
