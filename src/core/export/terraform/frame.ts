import type { Identity } from '../../model/identity.js';
import type { Block } from './block.js';
import { objectOf, raw, type Expression } from './expression.js';
import { texts } from './texts.js';

/** The profile that stands for the environment's own credentials. */
const environment = 'environment';

/** One account, and how a configuration reaches it. */
export interface Account {
  readonly identity: Identity;
  /** None for the plan's own. */
  readonly alias?: string;
  /** The name of the variable that has its profile. */
  readonly variable: string;
}

/**
 * What stands above the resources. The provider refuses another account than the one that was
 * planned for.
 */
export function frame(accounts: readonly Account[], more: readonly Block[]): readonly Block[] {
  return [
    {
      type: 'terraform',
      rows: { required_version: '>= 1.5.0' },
      blocks: [
        {
          type: 'required_providers',
          rows: { aws: objectOf({ source: 'hashicorp/aws', version: '>= 5.40.0, < 7.0.0' }) },
        },
      ],
    },
    ...accounts.map(profileVariable),
    ...more,
    ...accounts.map(provider),
  ];
}

function profileVariable({ identity, variable }: Account): Block {
  const { profile, accountId } = identity;
  const value: Expression = profile === environment ? raw('null') : profile;
  return variableBlock(variable, texts.profile(accountId), 'string', value);
}

function provider({ identity, alias, variable }: Account): Block {
  return {
    type: 'provider',
    labels: ['aws'],
    rows: {
      alias,
      region: identity.region,
      profile: raw(`var.${variable}`),
      allowed_account_ids: [identity.accountId],
    },
  };
}

/** A variable; without a value Terraform asks for it. */
export function variableBlock(
  name: string,
  description: string,
  type: 'string' | 'bool',
  value: Expression | undefined,
  blocks: readonly Block[] = [],
): Block {
  return {
    type: 'variable',
    labels: [name],
    rows: { description, type: raw(type), default: value },
    blocks,
  };
}
