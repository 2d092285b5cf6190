/** Anything that a template's text can hold; mappings keep their order. */
export type Value =
  string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** The types of resource that are written, all of them published schemas of AWS. */
export type ResourceType =
  | 'AWS::EC2::SecurityGroup'
  | 'AWS::EC2::SecurityGroupIngress'
  | 'AWS::EC2::SecurityGroupEgress'
  | 'AWS::RAM::ResourceShare'
  | 'AWS::Route53Resolver::ResolverEndpoint'
  | 'AWS::Route53Resolver::ResolverRule'
  | 'AWS::Route53Resolver::ResolverRuleAssociation';

/** One resource of a template. */
export interface Resource {
  /** Logical id: letters and digits, unique in the template. */
  readonly id: string;
  readonly type: ResourceType;
  readonly properties: { readonly [key: string]: Value };
  /** Logical ids, besides those that the properties refer to. */
  readonly dependsOn: readonly string[];
}

/** What an existing resource is found by when it is imported. */
export interface Identifier {
  readonly key: 'Id' | 'ResolverEndpointId' | 'ResolverRuleId' | 'ResolverRuleAssociationId';
  readonly value: string;
}

/** `Fn::GetAtt` */
export function attribute(id: string, name: string): Value {
  return { 'Fn::GetAtt': [id, name] };
}

/** The logical ids that a value refers to by `Fn::GetAtt` or `Ref`. */
export function referredTo(value: Value): readonly string[] {
  if (typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap(referredTo);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt' && isList(inner)) return inner.slice(0, 1).map(String);
    return referredTo(inner);
  });
}

/** Narrows a value to a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
