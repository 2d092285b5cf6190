import type { AwsWriter } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import { memberOf, shareFrom } from './map/share.js';
import type { SendSigned } from './signedCall.js';

type RamWriter = Pick<
  AwsWriter,
  | 'createRuleShare'
  | 'addSharePrincipals'
  | 'removeSharePrincipals'
  | 'deleteRuleShare'
  | 'acceptShareInvitation'
>;

/** Changes of resource shares, and the answer to an invitation. */
export function ramWriter(caller: Caller, send: SendSigned): RamWriter {
  const call = callsTo(caller, 'ram', true);

  const post = (operation: string, body: object, signal: AbortSignal): Promise<unknown> =>
    call(operation, signal, (options) =>
      send({ service: 'ram', method: 'POST', path: `/${operation.toLowerCase()}`, body }, options),
    );

  return {
    async createRuleShare({ name, ruleArn, principals, clientToken, tags }, signal) {
      const body = {
        name,
        resourceArns: [ruleArn],
        principals,
        // Accounts of the organisation need no invitation with it either.
        allowExternalPrincipals: true,
        clientToken,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      };
      const answer = await post('CreateResourceShare', body, signal);
      return shareFrom(memberOf(answer, 'resourceShare')).arn;
    },

    async addSharePrincipals({ shareArn, principals }, signal) {
      await post('AssociateResourceShare', { resourceShareArn: shareArn, principals }, signal);
    },

    async removeSharePrincipals({ shareArn, principals }, signal) {
      await post('DisassociateResourceShare', { resourceShareArn: shareArn, principals }, signal);
    },

    async deleteRuleShare(resourceShareArn, signal) {
      const path = '/deleteresourceshare';
      const query = { resourceShareArn };
      await call('DeleteResourceShare', signal, (options) =>
        send({ service: 'ram', method: 'DELETE', path, query }, options),
      );
    },

    async acceptShareInvitation(resourceShareInvitationArn, signal) {
      await post('AcceptResourceShareInvitation', { resourceShareInvitationArn }, signal);
    },
  };
}
