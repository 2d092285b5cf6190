import type { CallContext } from '../../context.js';
import type { Tags } from '../../model/network.js';
import type { Members } from '../../protocol/members.js';
import { accessDenied, invalidRequest, notFound } from './faults.js';
import { arnLimits } from './limits.js';
import { listPage, readPageRequest } from './listing.js';
import { visibleRules } from './lookup.js';
import { checkTags, readTags } from './tags.js';

function taggedOf(context: CallContext, arn: string): { tags: Tags } {
  if (arn.includes('rslvr-autodefined-')) {
    throw invalidRequest('[RSLVR-00903] Cannot tag an autodefined rule');
  }
  const { world } = context;
  const things = [...world.resolverEndpoints, ...world.resolverRules];
  const found = things.find((each) => each.arn === arn);
  if (found) return found;
  if (visibleRules(context).some((rule) => rule.arn === arn)) {
    throw accessDenied(
      `[RSLVR-00907] Account '${world.accountId}' is not authorized to see or change the tags of '${arn}'`,
    );
  }
  throw notFound(`The resource with ARN '${arn}' does not exist`, 'RESOURCE');
}

export function tagResource(context: CallContext, input: Members): object {
  const arn = input.requiredString('ResourceArn', arnLimits);
  const added = readTags(input);
  if (!input.has('Tags')) input.missing('Tags');
  input.check();
  const thing = taggedOf(context, arn);
  thing.tags = checkTags(thing.tags, added);
  return {};
}

export function untagResource(context: CallContext, input: Members): object {
  const arn = input.requiredString('ResourceArn', arnLimits);
  const keys = input.strings('TagKeys') ?? (input.missing('TagKeys'), []);
  input.check();
  const thing = taggedOf(context, arn);
  thing.tags = Object.fromEntries(
    Object.entries(thing.tags).filter(([key]) => !keys.includes(key)),
  );
  return {};
}

export function listTagsForResource(context: CallContext, input: Members): object {
  const arn = input.requiredString('ResourceArn', arnLimits);
  const page = readPageRequest(input);
  input.check();
  const rows = Object.entries(taggedOf(context, arn).tags).map(([key, value]) => ({
    key,
    shape: { Key: key, Value: value },
    filterable: {},
  }));
  const { NextToken, Tags } = listPage(rows, 'Tags', page);
  return { Tags, NextToken };
}
