/** Whose policies apply to a caller, from the ARN that STS gives. */
export type Principal =
  | { readonly kind: 'user'; readonly arn: string }
  /** `arn` lacks the role's path, which a session's ARN does not hold. */
  | { readonly kind: 'role'; readonly name: string; readonly arn: string }
  | { readonly kind: 'root' }
  /** A federated user, or something this cannot read: there is nothing to simulate. */
  | { readonly kind: 'other' };

/** Reads `arn:…:user/…`, `…:assumed-role/ROLE/SESSION`, `…:role/…` and `…:root`. */
export function principalOf(callerArn: string): Principal {
  const [, partition = '', , , account = '', ...rest] = callerArn.split(':');
  const what = rest.join(':');
  if (what === 'root') return { kind: 'root' };
  const [kind, ...names] = what.split('/');
  const last = names.at(-1);
  if (kind === 'user' && last) return { kind: 'user', arn: callerArn };
  if (kind === 'role' && last) return { kind: 'role', name: last, arn: callerArn };
  const [role] = names;
  if (kind === 'assumed-role' && role) {
    return { kind: 'role', name: role, arn: `arn:${partition}:iam::${account}:role/${role}` };
  }
  return { kind: 'other' };
}
