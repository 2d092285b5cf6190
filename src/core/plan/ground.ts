import type { EnableRequest, Step } from '../model/plan.js';
import { mergeDrafts, type Draft } from './draft.js';
import type { Estate } from './estate.js';
import { draftPrivateAccess } from './privateAccess.js';
import { draftVpcDns } from './vpcDns.js';

/**
 * What a plan for "Enable" begins with, before the rest of it: the DNS attributes that
 * VPCs lack, then private access, then everything else (aws facts §11, step 2).
 */
export function onGround(estates: readonly Estate[], request: EnableRequest, rest: Draft): Draft {
  const dns = draftVpcDns(estates, request);
  const access = mergeDrafts(estates.map((estate) => draftPrivateAccess(estate, request)));
  const steps = after(dns.steps, after(access.steps, rest.steps));
  return { ...mergeDrafts([dns, access, rest]), steps };
}

/** The first steps, then the rest, each of which waits for all of the first ones. */
function after(first: readonly Step[], rest: readonly Step[]): readonly Step[] {
  const ids = first.map(({ id }) => id);
  return [
    ...first,
    ...rest.map((one) => ({ ...one, dependsOn: [...new Set([...ids, ...one.dependsOn])] })),
  ];
}
