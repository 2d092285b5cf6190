declare const brand: unique symbol;

/** A string that must not be mistaken for another kind of string. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** `vpc-…` */
export type VpcId = Brand<'VpcId'>;
/** `subnet-…` */
export type SubnetId = Brand<'SubnetId'>;
/** `sg-…` */
export type SecurityGroupId = Brand<'SecurityGroupId'>;
/** `sgr-…` */
export type SecurityGroupRuleId = Brand<'SecurityGroupRuleId'>;
/** `rslvr-in-…` or `rslvr-out-…` */
export type ResolverEndpointId = Brand<'ResolverEndpointId'>;
/** `rslvr-rr-…`, or `rslvr-autodefined-…` for the ones AWS keeps itself. */
export type ResolverRuleId = Brand<'ResolverRuleId'>;
/** `rslvr-rrassoc-…` */
export type ResolverRuleAssociationId = Brand<'ResolverRuleAssociationId'>;
/** `pcx-…` */
export type VpcPeeringConnectionId = Brand<'VpcPeeringConnectionId'>;
/** Twelve digits. */
export type AccountId = Brand<'AccountId'>;

/**
 * Marks a string that came from AWS, a file or the user as an id of one kind.
 * It changes nothing at run time; the caller vouches for the origin.
 */
export function asId<Id extends Brand<string>>(raw: string): Id {
  return raw as Id;
}
