import { tagList } from '../tagList.js';
import { given } from '../given.js';
import type { Json } from '../json.js';
import { own, variable, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { literal } from '../query.js';
import { again, call, done, empty, equal, none, repeat, when } from '../statements.js';
import { texts } from '../texts.js';
import type { Spec } from './spec.js';

/** Seconds; documented is "a minute or two" (aws facts §2.3). */
const limit = 600;

/**
 * By CreatorRequestId, of which AWS takes each once (aws facts §2.8). ACTION_NEEDED may pass by
 * itself, so it is waited for as well; what an inbound endpoint has for addresses is known only
 * when all are ATTACHED (§2.3).
 */
export function createResolverEndpoint(
  spec: Spec<'createResolverEndpoint'>,
  place: Place,
): readonly Statement[] {
  const { name, direction, creatorRequestId, endpointType = 'IPV4', tags } = spec;
  const [endpointId, status] = [own(place, 'endpointId'), own(place, 'status')];
  const json = {
    Name: name,
    Direction: direction,
    CreatorRequestId: creatorRequestId,
    ResolverEndpointType: endpointType,
    Protocols: ['Do53'],
    IpAddresses: addressRequests(spec),
    ...(typeof spec.securityGroupId === 'string'
      ? { SecurityGroupIds: [spec.securityGroupId] }
      : {}),
    Tags: tagList(tags),
  };
  const group =
    typeof spec.securityGroupId === 'string'
      ? []
      : [
          {
            member: 'SecurityGroupIds',
            option: '--security-group-ids',
            value: spec.securityGroupId,
          },
        ];
  return [
    repeat(
      `${name}: OPERATIONAL`,
      limit,
      call(place.who, ['route53resolver', 'list-resolver-endpoints'], {
        json: { Filters: [{ Name: 'CreatorRequestId', Values: [creatorRequestId] }] },
        query: 'ResolverEndpoints[].[Id, Status][]',
        into: [endpointId, status],
      }),
      when(equal(status, 'OPERATIONAL'), done),
      when(
        empty(endpointId),
        call(place.who, ['route53resolver', 'create-resolver-endpoint'], {
          ...given(place, json, ...group),
          query: 'ResolverEndpoint.[Id, Status]',
          tolerated: ['ResourceExistsException'],
          into: [endpointId, status],
        }),
      ),
    ),
    ...(direction === 'INBOUND' ? [attached(name, endpointId, place)] : []),
  ];
}

function attached(name: string, endpointId: string, place: Place): Statement {
  const addresses = own(place, 'addresses');
  return repeat(
    `${name}: ATTACHED`,
    limit,
    call(place.who, ['route53resolver', 'list-resolver-endpoint-ip-addresses'], {
      options: [['--resolver-endpoint-id', [variable(endpointId)]]],
      query: `[IpAddresses][?!(@[?Status!=${literal('ATTACHED')} || !Ip])][].Ip`,
      rest: addresses,
    }),
    when(none(addresses), again),
    done,
  );
}

/** A fixed address goes to the first place of its subnet; AWS chooses the others. */
function addressRequests({ subnetIds, pinnedIps = {} }: Spec<'createResolverEndpoint'>): Json {
  return subnetIds.map((SubnetId, at) => {
    const Ip = subnetIds.indexOf(SubnetId) === at ? pinnedIps[SubnetId] : undefined;
    return Ip === undefined ? { SubnetId } : { SubnetId, Ip };
  });
}

/** Refused while a rule that can be seen forwards to one of its addresses (aws facts §2.8). */
export function deleteResolverEndpoint(
  { endpointId }: Spec<'deleteResolverEndpoint'>,
  place: Place,
): readonly Statement[] {
  const [status, addresses, targets] = ['status', 'addresses', 'targets'].map((name) =>
    own(place, name),
  ) as [string, string, string];
  const json = { ResolverEndpointId: endpointId };
  return [
    repeat(
      `${endpointId}: gone`,
      limit,
      call(place.who, ['route53resolver', 'get-resolver-endpoint'], {
        json,
        query: 'ResolverEndpoint.Status',
        tolerated: ['ResourceNotFoundException'],
        into: [status],
      }),
      when(empty(status), done),
      when(equal(status, 'DELETING'), again),
      call(place.who, ['route53resolver', 'list-resolver-endpoint-ip-addresses'], {
        json,
        query: 'IpAddresses[].[Ip, Ipv6][]',
        tolerated: ['ResourceNotFoundException'],
        rest: addresses,
      }),
      call(place.who, ['route53resolver', 'list-resolver-rules'], {
        query: `ResolverRules[?Status!=${literal('DELETING')}].TargetIps[].[Ip, Ipv6][]`,
        rest: targets,
      }),
      when(
        { kind: 'meet', list: addresses, with: targets },
        {
          kind: 'stop',
          why: [texts.stillTargeted(endpointId)],
          help: texts.stillTargetedHelp,
        },
      ),
      call(place.who, ['route53resolver', 'delete-resolver-endpoint'], {
        json,
        query: 'ResolverEndpoint.Id',
        tolerated: ['ResourceNotFoundException'],
      }),
    ),
  ];
}
