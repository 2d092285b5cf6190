import { valueOf } from '../../core/model/fact.js';
import { message, type Message } from '../../core/model/message.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { VpcCandidate } from '../../core/plan/candidates.js';
import { both } from '../../core/plan/foreign.js';
import type { AccountField, AccountsField } from '../contract/setupAccounts.js';
import type { VpcChoice } from '../contract/setupChoice.js';
import type { Failure } from '../contract/setupPlan.js';
import type { ClientAccount } from './clientAccounts.js';
import { failureView } from './failure.js';
import type { FormSource } from './formPlaces.js';

type Render = (message: Message) => string;

/** Client VPCs of other accounts: what is named, and who can still be. */
export function accountsField(source: FormSource): AccountsField {
  const { request, profiles, accounts } = source;
  const named = (request.accounts ?? []).map(({ profile }) => profile);
  return {
    named: accounts.map((account) => accountField(source, account)),
    profiles: profiles.filter((one) => !named.includes(one)),
  };
}

function accountField(
  { core, snapshot, clusterNames, request, render }: FormSource,
  { profile, snapshot: read, reading }: ClientAccount,
): AccountField {
  const chosen = request.accounts?.find((one) => one.profile === profile)?.vpcIds ?? [];
  if (!read) return { profile, reading, vpcs: [] };
  const accountId = valueOf(read.identity)?.accountId;
  const failure = failureOf(snapshot, read, render);
  const candidates = failure ? [] : core.foreignClientVpcs(snapshot, clusterNames, read);
  return {
    profile,
    ...(accountId !== undefined && { accountId }),
    reading,
    ...(failure && { failure }),
    vpcs: candidates.map((one) => vpcChoice(one, chosen, render)),
  };
}

/** A VPC to tick. */
export function vpcChoice(
  { vpc, connectedBy, disabledBecause }: VpcCandidate,
  chosen: readonly string[],
  render: Render,
): VpcChoice {
  return {
    id: vpc.id,
    label: vpc.name === '' ? vpc.id : vpc.name,
    note: vpc.name === '' ? '' : vpc.id,
    cidrs: [...vpc.cidrs, ...vpc.ipv6Cidrs],
    checked: chosen.includes(vpc.id),
    ...(connectedBy === undefined ? {} : { connectedBy }),
    ...(disabledBecause === undefined ? {} : { disabledBecause: render(disabledBecause) }),
  };
}

/** Whether its VPCs can be told apart into possible and not: it was read, and is another account. */
export function isUsable(snapshot: Snapshot, { snapshot: read }: ClientAccount): boolean {
  return read !== undefined && read.vpcs.known && !isOwn(snapshot, read) && read.identity.known;
}

/** With the VPCs of other accounts, for labels. */
export function withTheirVpcs(snapshot: Snapshot, accounts: readonly ClientAccount[]): Snapshot {
  const vpcs = accounts
    .flatMap((one) => (one.snapshot?.vpcs.known ? [one.snapshot.vpcs] : []))
    .reduce((all, theirs) => both(all, theirs), snapshot.vpcs);
  return { ...snapshot, vpcs };
}

function isOwn(snapshot: Snapshot, read: Snapshot): boolean {
  const own = valueOf(snapshot.identity)?.accountId;
  return own !== undefined && valueOf(read.identity)?.accountId === own;
}

function failureOf(snapshot: Snapshot, read: Snapshot, render: Render): Failure | undefined {
  const error = [read.identity, read.vpcs]
    .map((fact): PortErrorInfo | undefined =>
      !fact.known && fact.why.reason === 'failed' ? fact.why.error : undefined,
    )
    .find((one) => one !== undefined);
  if (error) return failureView(error, render);
  if (!isOwn(snapshot, read)) return undefined;
  return {
    message: render(message('setup.account.own', { profile: read.scope.profile })),
    help: render(message('setup.account.own.help')),
  };
}
