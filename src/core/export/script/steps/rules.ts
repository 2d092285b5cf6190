import { targetOf } from '../../../model/ruleTarget.js';
import { given } from '../given.js';
import type { Json } from '../json.js';
import { isRef, own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { again, call, done, empty, equal, failed, refused, repeat, when } from '../statements.js';
import { tagList } from '../tagList.js';
import type { Spec } from './spec.js';

/** Seconds; a rule takes seconds, and minutes at worst (aws facts §2.5). */
const limit = 600;

/** By CreatorRequestId, of which AWS takes each once (aws facts §2.8). */
export function createResolverRule(
  spec: Spec<'createResolverRule'>,
  place: Place,
): readonly Statement[] {
  const { name, creatorRequestId, domainName, endpointId, targetIps, tags } = spec;
  const [ruleId, status] = [own(place, 'ruleId'), own(place, 'status')];
  const late = isRef(targetIps);
  const json = {
    Name: name,
    RuleType: 'FORWARD',
    CreatorRequestId: creatorRequestId,
    DomainName: domainName,
    ...(late ? {} : { TargetIps: targetIps.map(targetJson) }),
    Tags: tagList(tags),
  };
  const endpoint = {
    member: 'ResolverEndpointId',
    option: '--resolver-endpoint-id',
    value: endpointId,
  };
  return [
    ...(late
      ? [
          {
            kind: 'map',
            list: own(place, 'targets'),
            from: place.nameOf(targetIps),
            before: 'Ip=',
            after: ',Port=53,Protocol=Do53',
          } as const,
        ]
      : []),
    repeat(
      `${name}: COMPLETE`,
      limit,
      call(place.who, ['route53resolver', 'list-resolver-rules'], {
        json: { Filters: [{ Name: 'CreatorRequestId', Values: [creatorRequestId] }] },
        query: 'ResolverRules[].[Id, Status][]',
        into: [ruleId, status],
      }),
      when(
        empty(ruleId),
        call(place.who, ['route53resolver', 'create-resolver-rule'], {
          ...given(place, json, endpoint),
          ...(late
            ? {
                items: { option: '--target-ips', list: own(place, 'targets') },
              }
            : {}),
          query: 'ResolverRule.[Id, Status]',
          tolerated: ['ResourceExistsException'],
          into: [ruleId, status],
        }),
      ),
      when(equal(status, 'COMPLETE'), done),
      when(equal(status, 'FAILED'), failed(name, status)),
    ),
  ];
}

/** The protocol is always named (RSLVR-00726, aws facts §2.5). */
export function targetJson(text: string): Json {
  const { ip, port, protocol = 'Do53' } = targetOf(text);
  return { ...(ip.includes(':') ? { Ipv6: ip } : { Ip: ip }), Port: port, Protocol: protocol };
}

/** A rule without associations. */
export function deleteResolverRule(
  { ruleId }: Spec<'deleteResolverRule'>,
  place: Place,
): readonly Statement[] {
  const status = own(place, 'status');
  const json = { ResolverRuleId: ruleId };
  return [
    repeat(
      `${ruleId}: gone`,
      limit,
      call(place.who, ['route53resolver', 'get-resolver-rule'], {
        json,
        query: 'ResolverRule.Status',
        tolerated: ['ResourceNotFoundException'],
        into: [status],
      }),
      when(refused, done),
      when(equal(status, 'DELETING'), again),
      call(place.who, ['route53resolver', 'delete-resolver-rule'], {
        json,
        query: 'ResolverRule.Status',
        tolerated: ['ResourceNotFoundException'],
      }),
    ),
  ];
}
