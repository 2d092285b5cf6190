import type { Vpc } from './network.js';

/** `tools (vpc-0123)`, or the id alone where there is no name. */
export function labelOf(thing: { readonly id: string; readonly name: string }): string {
  return thing.name && thing.name !== thing.id ? `${thing.name} (${thing.id})` : thing.id;
}

/** The label of a VPC by its id; the id where the VPC was not read. */
export function vpcLabel(vpcs: readonly Vpc[] | undefined, id: string): string {
  const vpc = vpcs?.find((candidate) => candidate.id === id);
  return vpc ? labelOf(vpc) : id;
}
