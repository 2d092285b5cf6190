import { roleOf, type Identity } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { IdentityStatus } from '../platform/identityItem.js';
import type { Accounts } from './accounts.js';
import type { Say } from './say.js';

/** What to say of a scope; `undefined` until STS has named its account. */
export function identityStatus(
  { identity, stale }: Snapshot,
  say: Say,
  accounts: Accounts,
): IdentityStatus | undefined {
  if (!identity.known) return undefined;
  const { value } = identity;
  const facts = factsOf(value, accounts);
  const production = accounts.isProduction(value.profile);
  const icon = stale ? '$(error)' : production ? '$(warning)' : '$(account)';
  const lines = [
    `${say(message('ui.label.account'))}: ${accounts.nameOf(value.accountId)}`,
    `${say(message('ui.label.caller'))}: ${value.callerArn}`,
    `${say(message('ui.label.profile'))}: ${value.profile}`,
    `${say(message('ui.label.region'))}: ${value.region}`,
    ...(production ? [say(message('ui.production'))] : []),
    ...(stale ? [say(message(stale.messageKey, stale.args))] : []),
  ];
  return {
    text: `${icon} ${facts}`,
    tooltip: lines.join('\n'),
    label: [say(message('ui.status.identity')), facts, ...lines.slice(4)].join(', '),
    tone: stale ? 'stale' : production ? 'production' : 'plain',
  };
}

function factsOf({ accountId, callerArn, profile, region }: Identity, accounts: Accounts): string {
  // Who names the profile like the role reads it once.
  const facts = [accounts.nameOf(accountId), roleOf(callerArn), profile, region];
  return [...new Set(facts)].join(' · ');
}
