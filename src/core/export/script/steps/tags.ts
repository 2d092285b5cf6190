import type { Tags } from '../../../model/network.js';
import { own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { all, any, hasTags, hasTag, is, labelOf, labels } from '../query.js';
import { accepted, call, done, has, none, refused, repeat, when } from '../statements.js';
import { filtered } from '../given.js';
import { tagList } from '../tagList.js';
import { texts } from '../texts.js';
import type { Spec } from './spec.js';

/** Seconds. */
const limit = 60;

/** Done where they all stand there already. */
export function tagResolver(
  { arn, tags }: Spec<'tagResolver'>,
  place: Place,
): readonly Statement[] {
  const there = own(place, 'there');
  const pairs = Object.entries(tags);
  return [
    repeat(
      texts.tagsOf(arn),
      limit,
      call(place.who, ['route53resolver', 'list-tags-for-resource'], {
        json: { ResourceArn: arn },
        query: labels(
          'Tags',
          pairs.map(([key, value]) => all(is('Key', key), is('Value', value))),
        ),
        rest: there,
      }),
      when(
        pairs.map((_, at) => has(there, labelOf(at))),
        done,
      ),
      call(place.who, ['route53resolver', 'tag-resource'], {
        json: { ResourceArn: arn, Tags: tagList(tags) },
      }),
      when(accepted, done),
    ),
  ];
}

/** Done where none of them is there, or the thing itself is gone. */
export function untagResolver(
  { arn, keys }: Spec<'untagResolver'>,
  place: Place,
): readonly Statement[] {
  const there = own(place, 'there');
  return [
    repeat(
      texts.tagsGone(arn),
      limit,
      call(place.who, ['route53resolver', 'list-tags-for-resource'], {
        json: { ResourceArn: arn },
        query: labels('Tags', [any(...keys.map((key) => is('Key', key)))]),
        tolerated: ['ResourceNotFoundException'],
        rest: there,
      }),
      when(refused, done),
      when(none(there), done),
      call(place.who, ['route53resolver', 'untag-resource'], {
        json: { ResourceArn: arn, TagKeys: [...keys] },
      }),
      when(accepted, done),
    ),
  ];
}

/** Notes on entries of a group; done where all of them bear all of the tags. */
export function tagGroupEntries(
  { groupId, ruleIds, tags }: Spec<'tagGroupEntries'>,
  place: Place,
): readonly Statement[] {
  const there = own(place, 'there');
  return [
    repeat(
      texts.tagsOf(groupId),
      limit,
      call(place.who, ['ec2', 'describe-security-group-rules'], {
        ...filtered(place, 'group-id', groupId),
        query: labels(
          'SecurityGroupRules',
          ruleIds.map((id) => all(is('SecurityGroupRuleId', id), hasTags(tags))),
        ),
        rest: there,
      }),
      when(
        ruleIds.map((_, at) => has(there, labelOf(at))),
        done,
      ),
      call(place.who, ['ec2', 'create-tags'], {
        json: { Resources: [...ruleIds], Tags: tagList(tags) },
      }),
      when(accepted, done),
    ),
  ];
}

/** Takes exactly these tags away; entries that are gone are left out. */
export function untagGroupEntries(
  { groupId, ruleIds, tags }: Spec<'untagGroupEntries'>,
  place: Place,
): readonly Statement[] {
  const bearing = own(place, 'bearing');
  const bearsOne = any(...Object.entries(tags).map(([key, value]) => hasTag(key, value)));
  return [
    repeat(
      texts.tagsGone(groupId),
      limit,
      call(place.who, ['ec2', 'describe-security-group-rules'], {
        ...filtered(place, 'group-id', groupId),
        query: `SecurityGroupRules[?${all(isOneOf(ruleIds), bearsOne)}].SecurityGroupRuleId`,
        rest: bearing,
      }),
      when(none(bearing), done),
      untag(bearing, tags, place),
      when(accepted, done),
    ),
  ];
}

/** That an entry is one of some. */
export function isOneOf(ruleIds: readonly string[]): string {
  return any(...ruleIds.map((id) => is('SecurityGroupRuleId', id)));
}

/** Takes tags away from a list of entries. */
export function untag(list: string, tags: Tags, place: Place): Statement {
  return call(place.who, ['ec2', 'delete-tags'], {
    json: { Tags: tagList(tags) },
    items: { option: '--resources', list },
    tolerated: ['InvalidSecurityGroupRuleId.NotFound', 'InvalidID'],
  });
}
