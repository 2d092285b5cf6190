import { roleOf, type Identity } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import type { Accounts } from './accounts.js';
import type { Say } from './say.js';

/** Account, alias, role, Region and profile in one sentence: the same in every confirmation. */
export function whoText(say: Say, accounts: Pick<Accounts, 'nameOf'>, identity: Identity): string {
  const { accountId, callerArn, region, profile } = identity;
  const role = roleOf(callerArn);
  return say(message('ui.who', { account: accounts.nameOf(accountId), role, region, profile }));
}
