import { forwardKey } from '../../../plan/naming.js';
import { filtered, given } from '../given.js';
import { own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { all, any, is, literal } from '../query.js';
import { call, done, empty, none, repeat, some, when } from '../statements.js';
import { texts } from '../texts.js';
import { entriesNotFound, groupIdOf } from './groups.js';
import type { Spec } from './spec.js';
import { isOneOf, untag } from './tags.js';

/** Just after its endpoint is gone AWS may still see interfaces in the group (aws facts §2.8). */
export function deleteSecurityGroup(
  { groupId }: Spec<'deleteSecurityGroup'>,
  place: Place,
): readonly Statement[] {
  const there = own(place, 'there');
  return [
    repeat(
      `${groupId}: gone`,
      180,
      call(place.who, ['ec2', 'describe-security-groups'], {
        ...filtered(place, 'group-id', groupId),
        query: 'SecurityGroups[].GroupId',
        into: [there],
      }),
      when(empty(there), done),
      call(place.who, ['ec2', 'delete-security-group'], {
        ...given(place, {}, groupIdOf(groupId)),
        query: 'Return',
        tolerated: ['InvalidGroup.NotFound', 'DependencyViolation'],
      }),
    ),
  ];
}

/**
 * By id, never by range (aws facts §3.3). Those that somebody else noted himself on since lose only
 * our note.
 */
export function revokeSecurityGroupRules(
  { groupId, direction, ruleIds, notes }: Spec<'revokeSecurityGroupRules'>,
  place: Place,
): readonly Statement[] {
  const [remaining, noted] = [own(place, 'remaining'), own(place, 'noted')];
  const keys = Object.keys(notes ?? {});
  const others = `Tags[?${all(
    `starts_with(Key, ${literal(forwardKey(''))})`,
    ...keys.map((key) => `Key!=${literal(key)}`),
  )}]`;
  const ours = notes ? all(isOneOf(ruleIds), `!${others}`) : isOneOf(ruleIds);
  const look = (condition: string, rest: string): Statement =>
    call(place.who, ['ec2', 'describe-security-group-rules'], {
      ...filtered(place, 'group-id', groupId),
      query: `SecurityGroupRules[?${condition}].SecurityGroupRuleId`,
      rest,
    });
  const onShared =
    notes && keys.length > 0
      ? [
          look(
            all(isOneOf(ruleIds), others, `Tags[?${any(...keys.map((key) => is('Key', key)))}]`),
            noted,
          ),
          when(some(noted), untag(noted, notes, place)),
        ]
      : [];
  const nothing = onShared.length > 0 ? [none(remaining), none(noted)] : [none(remaining)];
  return [
    repeat(
      texts.entriesGone,
      60,
      look(ours, remaining),
      ...onShared,
      when(nothing, done),
      when(
        some(remaining),
        call(place.who, ['ec2', `revoke-security-group-${direction}`], {
          ...given(place, {}, groupIdOf(groupId)),
          items: { option: '--security-group-rule-ids', list: remaining },
          query: 'Return',
          tolerated: entriesNotFound,
        }),
      ),
    ),
  ];
}
