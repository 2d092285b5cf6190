import type { AccountId } from '../core/model/ids.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Connect } from '../core/ports.js';

/** What is known of accounts besides their ids. */
export interface Accounts {
  /** The id, and the alias where AWS has told it. */
  nameOf(accountId: string): string;
  /** Whether the user has marked a profile as one of production. */
  isProduction(profile: string): boolean;
}

/** Accounts that learn their aliases as they come into sight. */
export interface LearningAccounts extends Accounts {
  /** Asks for the alias of an account, once; `told` hears of one. A denial leaves the id alone. */
  learn(scope: AwsScope, accountId: AccountId, told: () => void): void;
}

/** `patterns` are names of profiles, in which `*` stands for anything. */
export function createAccounts(deps: {
  readonly connect: Connect;
  readonly patterns: () => readonly string[];
  readonly signal: AbortSignal;
}): LearningAccounts {
  const aliases = new Map<string, string>();
  const asked = new Set<string>();
  const ask = async (scope: AwsScope, accountId: AccountId): Promise<boolean> => {
    const connection = await deps.connect(scope, deps.signal);
    const alias = await connection.accountAlias?.(accountId, deps.signal);
    if (alias !== undefined) aliases.set(accountId, alias);
    return alias !== undefined;
  };
  return {
    nameOf(accountId) {
      const alias = aliases.get(accountId);
      return alias === undefined ? accountId : `${accountId} (${alias})`;
    },
    isProduction: (profile) => deps.patterns().some((pattern) => matches(pattern, profile)),
    learn(scope, accountId, told) {
      if (asked.has(accountId)) return;
      asked.add(accountId);
      ask(scope, accountId).then(
        (found) => found && told(),
        () => undefined,
      );
    },
  };
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
