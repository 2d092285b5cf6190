import type { Identity } from './identity.js';
import type { EndpointDirection } from './resolver.js';

/** What a step of a run that goes on will make, or is making: there is no id of AWS's for it yet. */
export type Coming = {
  /** Tells it from everything else that is coming: plan and step. */
  readonly key: string;
  readonly name: string;
  /** Whose run it is. */
  readonly clusterName: string;
  /** Whether its step has begun; the others wait for earlier ones. */
  readonly begun: boolean;
} & (
  | {
      readonly what: 'endpoint';
      readonly direction: EndpointDirection;
      readonly vpcId: string;
      readonly creatorRequestId: string;
    }
  | { readonly what: 'rule'; readonly domainName: string; readonly creatorRequestId: string }
  | { readonly what: 'association'; readonly ruleId: string; readonly vpcId: string }
);

/** What the runs of this process still have to make and to take away in one scope; for eyes only. */
export interface Underway {
  readonly coming: readonly Coming[];
  /** Ids of endpoints and rules, and `associationKey` of associations, that steps will take away. */
  readonly going: readonly string[];
}

/** The part of a run that one identity carries out. */
export interface UnderwayOf {
  readonly identity: Identity;
  readonly underway: Underway;
}

/** An association by what it joins: a plan may not know its id. */
export function associationKey(ruleId: string, vpcId: string): string {
  return `${ruleId}/${vpcId}`;
}
