import { isRef, own, variable, wordOf, type Place } from '../names.js';
import type { Statement, Word } from '../program.js';
import { all, any, is, literal } from '../query.js';
import { managedBy, tagKeys } from '../../../plan/naming.js';
import {
  again,
  call,
  done,
  empty,
  equal,
  filled,
  none,
  repeat,
  some,
  stop,
  unequal,
  when,
} from '../statements.js';
import { filtered, given } from '../given.js';
import { texts } from '../texts.js';
import type { Spec } from './spec.js';

/** Seconds. */
const limit = 600;

const isIn = any(is('status', 'ASSOCIATED'), is('status', 'ASSOCIATING'));

/**
 * One share of ours per rule, made or extended. An account outside of the organisation is bound
 * only when it has accepted (aws facts §2.11).
 */
export function shareResolverRule(
  spec: Spec<'shareResolverRule'>,
  place: Place,
): readonly Statement[] {
  const { name, clients, clientToken, tags } = spec;
  const shareArn = own(place, 'shareArn');
  const shares = own(place, 'shares');
  const ruleArn: Word = [spec.arnPrefix, ...wordOf(place, spec.ruleId)];
  const principals = [...new Set(clients.map(({ accountId }) => accountId))];
  const ours = all(
    is('status', 'ACTIVE'),
    `tags[?${all(is('key', tagKeys.managedBy), is('value', managedBy))}]`,
  );
  return [
    repeat(
      `share ${name}: ASSOCIATED`,
      limit,
      { kind: 'set', variable: shareArn, to: [] },
      call(place.who, ['ram', 'get-resource-share-associations'], {
        options: [
          ['--association-type', ['RESOURCE']],
          ['--resource-arn', ruleArn],
        ],
        query: `resourceShareAssociations[?${isIn}].resourceShareArn`,
        rest: shares,
      }),
      when(
        some(shares),
        call(place.who, ['ram', 'get-resource-shares'], {
          options: [['--resource-owner', ['SELF']]],
          items: { option: '--resource-share-arns', list: shares },
          query: `resourceShares[?${ours}].resourceShareArn`,
          into: [shareArn],
        }),
      ),
      when(
        empty(shareArn),
        call(place.who, ['ram', 'create-resource-share'], {
          json: {
            name,
            principals,
            // Accounts of the organisation need no invitation with it either.
            allowExternalPrincipals: true,
            clientToken,
            tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
          },
          options: [['--resource-arns', ruleArn]],
          query: 'resourceShare.resourceShareArn',
          into: [shareArn],
        }),
        again,
      ),
      ...principals.flatMap((account) => bind(account, shareArn, place)),
      call(place.who, ['ram', 'get-resource-share-associations'], {
        options: [
          ['--association-type', ['RESOURCE']],
          ['--resource-share-arns', [variable(shareArn)]],
        ],
        query: `resourceShareAssociations[].status`,
        into: [own(place, 'status')],
      }),
      when(equal(own(place, 'status'), 'ASSOCIATED'), done),
    ),
  ];
}

/** Adds an account that is not in the share, and goes no further until it is bound. */
function bind(account: string, shareArn: string, place: Place): readonly Statement[] {
  const bound = own(place, 'bound');
  const settled = any(
    is('status', 'ASSOCIATED'),
    `(${all(is('status', 'ASSOCIATING'), is('external', true))})`,
  );
  const mine = is('associatedEntity', account);
  const state = `resourceShareAssociations[?${all(mine, settled)}].[${literal('BOUND')}][]`;
  const other = `resourceShareAssociations[?${all(mine, `!${settled}`)}].status`;
  return [
    call(place.who, ['ram', 'get-resource-share-associations'], {
      options: [
        ['--association-type', ['PRINCIPAL']],
        ['--resource-share-arns', [variable(shareArn)]],
      ],
      query: `[${state}, ${other}][]`,
      into: [bound],
    }),
    when(equal(bound, 'DISASSOCIATED'), { kind: 'set', variable: bound, to: [] }),
    when(
      empty(bound),
      call(place.who, ['ram', 'associate-resource-share'], {
        json: { principals: [account] },
        options: [['--resource-share-arn', [variable(shareArn)]]],
        query: 'resourceShareAssociations[].status',
      }),
    ),
    when(unequal(bound, 'BOUND'), again),
  ];
}

/** As the sharee: accepts the invitation where there is one; done when the rule can be seen. */
export function acceptRuleShare(
  { ruleId, shareArn }: Spec<'acceptRuleShare'>,
  place: Place,
): readonly Statement[] {
  const [seen, invitation] = [own(place, 'seen'), own(place, 'invitation')];
  const shares = isRef(shareArn)
    ? { options: [['--resource-share-arns', wordOf(place, shareArn)]] as const }
    : { json: { resourceShareArns: [shareArn] } };
  return [
    repeat(
      texts.sharedRule,
      limit,
      call(place.who, ['route53resolver', 'get-resolver-rule'], {
        ...given(
          place,
          {},
          { member: 'ResolverRuleId', option: '--resolver-rule-id', value: ruleId },
        ),
        query: 'ResolverRule.Id',
        tolerated: ['ResourceNotFoundException'],
        into: [seen],
      }),
      when(filled(seen), done),
      call(place.who, ['ram', 'get-resource-share-invitations'], {
        ...shares,
        query: `resourceShareInvitations[?${is('status', 'PENDING')}].resourceShareInvitationArn`,
        tolerated: ['UnknownResourceException', 'ResourceShareInvitationArnNotFoundException'],
        into: [invitation],
      }),
      when(
        filled(invitation),
        call(place.who, ['ram', 'accept-resource-share-invitation'], {
          options: [['--resource-share-invitation-arn', [variable(invitation)]]],
          query: 'resourceShareInvitation.status',
          tolerated: ['ResourceShareInvitationAlreadyAcceptedException'],
        }),
      ),
    ),
  ];
}

/**
 * Takes accounts out of a share; with the last one the share goes. What they have associated would
 * end without a word (aws facts §2.8), so each is asked first.
 */
export function unshareResolverRule(
  { shareArn, ruleArn, clients }: Spec<'unshareResolverRule'>,
  place: Place,
): readonly Statement[] {
  const v = (what: string): string => own(place, what);
  const ruleId = ruleArn.replace(/^.*\//s, '');
  const accounts = [...new Set(clients.map(({ accountId }) => accountId))];
  const theirs = any(...accounts.map((account) => is('associatedEntity', account)));
  const list = (condition: string, rest: string): Statement =>
    call(place.who, ['ram', 'get-resource-share-associations'], {
      json: { associationType: 'PRINCIPAL', resourceShareArns: [shareArn] },
      query: `resourceShareAssociations[?${condition}].associatedEntity`,
      tolerated: ['UnknownResourceException'],
      rest,
    });
  const asked = clients.flatMap((client) => [
    call(place.whoIs(client), ['route53resolver', 'list-resolver-rule-associations'], {
      ...filtered(place, 'ResolverRuleId', ruleId),
      query: `ResolverRuleAssociations[?Status!=${literal('DELETING')}].VPCId`,
      rest: v('used'),
    }),
    when(
      some(v('used')),
      stop([texts.stillAssociated(client.accountId)], texts.stillAssociatedHelp),
    ),
  ]);
  return [
    repeat(
      `${shareArn}: gone`,
      limit,
      list(all(theirs, any(is('status', 'DISASSOCIATING'), isIn)), v('remaining')),
      when(none(v('remaining')), done),
      list(all(theirs, isIn), v('leaving')),
      when(none(v('leaving')), again),
      ...asked,
      list(all(`!${theirs}`, isIn), v('staying')),
      when(
        none(v('staying')),
        call(place.who, ['ram', 'delete-resource-share'], {
          json: { resourceShareArn: shareArn },
          query: 'returnValue',
          tolerated: ['UnknownResourceException'],
        }),
      ),
      when(
        some(v('staying')),
        call(place.who, ['ram', 'disassociate-resource-share'], {
          json: { resourceShareArn: shareArn },
          items: { option: '--principals', list: v('leaving') },
          query: 'resourceShareAssociations[].status',
          tolerated: ['UnknownResourceException'],
        }),
      ),
    ),
  ];
}
