import type { Tags } from '../../model/network.js';
import { raw, type Expression, type Raw } from './expression.js';
import type { Block } from './block.js';

/** The types of resource that are written, of the provider hashicorp/aws. */
export type ResourceType =
  | 'aws_security_group'
  | 'aws_vpc_security_group_ingress_rule'
  | 'aws_vpc_security_group_egress_rule'
  | 'aws_route53_resolver_endpoint'
  | 'aws_route53_resolver_rule'
  | 'aws_route53_resolver_rule_association'
  | 'aws_ram_resource_share'
  | 'aws_ram_resource_association'
  | 'aws_ram_principal_association'
  | 'aws_ram_resource_share_accepter';

/** One resource of a configuration, and what exists of it. */
export interface Resource {
  /** The step that it does. */
  readonly stepId: string;
  readonly type: ResourceType;
  readonly label: string;
  readonly comments?: readonly string[];
  /** Alias of the provider, where it is not the plan's own account. */
  readonly alias?: string;
  readonly rows: Readonly<Record<string, Expression | undefined>>;
  readonly blocks?: readonly Block[];
  readonly tags?: Tags;
  /** Addresses of resources that come first, besides those that it refers to. */
  readonly dependsOn?: readonly string[];
  /** Ids of what exists, by the text after the address: nothing, or a key of `for_each` or `count`. */
  readonly imports?: readonly { readonly key: Expression | undefined; readonly id: string }[];
}

/** A resource before it is known whose it is and what comes before it. */
export type Body = Omit<Resource, 'stepId' | 'alias' | 'dependsOn'>;

/** Type and label. */
export function addressOf({ type, label }: Pick<Resource, 'type' | 'label'>): string {
  return `${type}.${label}`;
}

/** An attribute of a resource. */
export function attributeOf(one: Pick<Resource, 'type' | 'label'>, name: string): Raw {
  return raw(`${addressOf(one)}.${name}`);
}
