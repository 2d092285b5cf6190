import type { Identity } from '../../model/identity.js';
import type { Plan } from '../../model/plan.js';

type Kind = 'make' | 'remove';

/** Of at most 128 letters, digits and hyphens; the same for the same clusters, so that a stack is found again. */
export function stackName({ clusterName }: Plan, kind: Kind): string {
  const clean = clusterName.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 90);
  return `eks-private-dns-${clean}${kind === 'remove' ? '-removal' : ''}`;
}

/** The template's file; that of another account bears its number. */
export function fileName(plan: Plan, kind: Kind, { accountId }: Identity): string {
  return `${stackName(plan, kind)}${ofAccount(plan, accountId)}.yaml`;
}

/** The file with the list of what is imported. */
export function importName(plan: Plan, { accountId }: Identity): string {
  return `${stackName(plan, 'remove')}${ofAccount(plan, accountId)}-import.json`;
}

function ofAccount({ identity }: Plan, accountId: string): string {
  return accountId === identity.accountId ? '' : `-${accountId}`;
}
