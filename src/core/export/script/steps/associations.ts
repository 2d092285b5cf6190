import { filtered, given } from '../given.js';
import { own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { all, is } from '../query.js';
import { again, call, done, empty, equal, failed, repeat, when } from '../statements.js';
import type { Spec } from './spec.js';

/** Seconds. */
const limit = 600;

/** One per rule and VPC; a second one is refused and counts as done (aws facts §2.8). */
export function associateResolverRule(
  { ruleId, vpcId, name, sharedBy }: Spec<'associateResolverRule'>,
  place: Place,
): readonly Statement[] {
  const status = own(place, 'status');
  const what = `association of ${vpcId}`;
  // Right after sharing a rule may be missing for a while.
  const lag = sharedBy === undefined ? [] : ['ResourceNotFoundException'];
  const rule = { member: 'ResolverRuleId', option: '--resolver-rule-id', value: ruleId };
  return [
    repeat(
      `${what}: COMPLETE`,
      limit,
      lookUp(ruleId, is('VPCId', vpcId), status, place),
      when(
        empty(status),
        call(place.who, ['route53resolver', 'associate-resolver-rule'], {
          ...given(place, { VPCId: vpcId, Name: name }, rule),
          query: 'ResolverRuleAssociation.Status',
          tolerated: ['ResourceExistsException', ...lag],
          into: [status],
        }),
      ),
      when(equal(status, 'COMPLETE'), done),
      when(equal(status, 'FAILED'), failed(what, status)),
    ),
  ];
}

/** Done when a look-up finds nothing any more (aws facts §2.8). */
export function disassociateResolverRule(
  { ruleId, vpcId, associationId }: Spec<'disassociateResolverRule'>,
  place: Place,
): readonly Statement[] {
  const status = own(place, 'status');
  const only = associationId === undefined ? [] : [is('Id', associationId)];
  return [
    repeat(
      `association of ${vpcId}: gone`,
      limit,
      lookUp(ruleId, all(is('VPCId', vpcId), ...only), status, place),
      when(empty(status), done),
      when(equal(status, 'DELETING'), again),
      call(place.who, ['route53resolver', 'disassociate-resolver-rule'], {
        json: { ResolverRuleId: ruleId, VPCId: vpcId },
        query: 'ResolverRuleAssociation.Status',
        tolerated: ['ResourceNotFoundException'],
      }),
    ),
  ];
}

function lookUp(
  ruleId: Spec<'associateResolverRule'>['ruleId'],
  condition: string,
  status: string,
  place: Place,
): Statement {
  return call(place.who, ['route53resolver', 'list-resolver-rule-associations'], {
    ...filtered(place, 'ResolverRuleId', ruleId),
    query: `ResolverRuleAssociations[?${condition}].Status`,
    into: [status],
  });
}
