import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import {
  invitationFrom,
  itemsOf,
  shareAssociationFrom,
  shareFrom,
  type ShareAssociation,
} from './map/share.js';
import { allPages } from './paging.js';
import type { SendSigned } from './signedCall.js';

type RamReader = Pick<AwsReader, 'listRuleShares' | 'listShareInvitations'>;

/** Resource shares and invitations of AWS RAM. */
export function ramReader(caller: Caller, send: SendSigned): RamReader {
  const call = callsTo(caller, 'ram');

  /** RAM names an operation's path and its lists after itself. */
  const list = <T>(
    operation: string,
    member: string,
    from: (item: unknown) => T,
    input: object,
    signal: AbortSignal,
  ): Promise<readonly T[]> =>
    allPages(async (nextToken) => {
      const body = { ...input, ...(nextToken === undefined ? {} : { nextToken }) };
      const path = `/${operation.toLowerCase()}`;
      const answer = await call(operation, signal, (options) =>
        send({ service: 'ram', method: 'POST', path, body }, options),
      );
      const { items, next } = itemsOf(answer, member);
      return { items: items.map(from), next };
    });

  const associations = (input: object, signal: AbortSignal): Promise<readonly ShareAssociation[]> =>
    list(
      'GetResourceShareAssociations',
      'resourceShareAssociations',
      shareAssociationFrom,
      input,
      signal,
    );

  return {
    async listRuleShares(resourceArn, signal) {
      const rules = await associations({ associationType: 'RESOURCE', resourceArn }, signal);
      if (rules.length === 0) return [];
      const input = { resourceOwner: 'SELF', resourceShareStatus: 'ACTIVE' };
      const all = await list('GetResourceShares', 'resourceShares', shareFrom, input, signal);
      const shares = all.filter(({ arn }) => rules.some(({ shareArn }) => shareArn === arn));
      if (shares.length === 0) return [];
      const resourceShareArns = shares.map(({ arn }) => arn);
      const principals = await associations(
        { associationType: 'PRINCIPAL', resourceShareArns },
        signal,
      );
      return shares.map((share) => ({
        ...share,
        ruleStatus: rules.find(({ shareArn }) => shareArn === share.arn)?.status ?? '',
        principals: principals
          .filter(({ shareArn }) => shareArn === share.arn)
          .map(({ entity: id, status, external }) => ({ id, status, external })),
      }));
    },

    async listShareInvitations(shareArn, signal) {
      return list(
        'GetResourceShareInvitations',
        'resourceShareInvitations',
        invitationFrom,
        { resourceShareArns: [shareArn] },
        signal,
      );
    },
  };
}
