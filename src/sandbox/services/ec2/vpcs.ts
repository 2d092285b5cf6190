import type { CallContext } from '../../context.js';
import type { Vpc } from '../../model/network.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { describe, tagSet, yes } from './describe.js';
import { idKinds, invalidCombination, invalidValue, noSuchId } from './faults.js';

export const describeVpcs = describe<Vpc>({
  idParameter: 'VpcId',
  kind: idKinds.vpc,
  set: 'vpcSet',
  maxPage: 1000,
  rows: (world) => world.vpcs,
  idOf: (vpc) => vpc.vpcId,
  filters: () => ({
    cidr: (vpc) => [vpc.cidr],
    'cidr-block-association.cidr-block': (vpc) => vpc.cidrAssociations.map(({ cidr }) => cidr),
    'cidr-block-association.state': (vpc) => vpc.cidrAssociations.map(({ state }) => state),
    'ipv6-cidr-block-association.ipv6-cidr-block': (vpc) =>
      (vpc.ipv6Associations ?? []).map(({ cidr }) => cidr),
    'ipv6-cidr-block-association.state': (vpc) =>
      (vpc.ipv6Associations ?? []).map(({ state }) => state),
    'dhcp-options-id': (vpc) => [vpc.dhcpOptionsId],
    'is-default': (vpc) => [yes(vpc.isDefault)],
    'owner-id': (vpc) => [vpc.ownerId],
    state: () => ['available'],
    'vpc-id': (vpc) => [vpc.vpcId],
  }),
  render: (vpc) => ({
    vpcId: vpc.vpcId,
    ownerId: vpc.ownerId,
    state: 'available',
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: vpc.cidrAssociations.map(({ associationId, cidr, state }) => ({
      cidrBlock: cidr,
      associationId,
      cidrBlockState: { state },
    })),
    ipv6CidrBlockAssociationSet: vpc.ipv6Associations?.map(({ associationId, cidr, state }) => ({
      ipv6CidrBlock: cidr,
      associationId,
      ipv6CidrBlockState: { state },
      ipv6Pool: 'Amazon',
    })),
    dhcpOptionsId: vpc.dhcpOptionsId,
    instanceTenancy: vpc.instanceTenancy,
    isDefault: vpc.isDefault,
    tagSet: tagSet(vpc.tags),
  }),
});

export function vpcOf(world: World, vpcId: string): Vpc {
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  if (!vpc) throw noSuchId(idKinds.vpc, vpcId);
  return vpc;
}

/** Reads exactly one attribute per call, as EC2 does. */
export function describeVpcAttribute(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const vpc = vpcOf(world, parameters.required('VpcId'));
  const attribute = parameters.required('Attribute');
  const values = new Map([
    ['enableDnsSupport', vpc.enableDnsSupport],
    ['enableDnsHostnames', vpc.enableDnsHostnames],
    ['enableNetworkAddressUsageMetrics', false],
  ]);
  const value = values.get(attribute);
  if (value === undefined) {
    throw invalidValue(
      `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  }
  return { vpcId: vpc.vpcId, [attribute]: { value } };
}

/** Writes exactly one attribute per call; host names need DNS support. */
export function modifyVpcAttribute({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const vpc = vpcOf(world, parameters.required('VpcId'));
  const support = parameters.boolean('EnableDnsSupport.Value');
  const hostnames = parameters.boolean('EnableDnsHostnames.Value');
  if (support === undefined && hostnames === undefined) {
    throw invalidCombination('No attributes specified.');
  }
  if (support !== undefined && hostnames !== undefined) {
    throw invalidCombination('Fields for multiple attribute types specified');
  }
  if (hostnames === true && !vpc.enableDnsSupport) {
    throw invalidCombination('DNS hostnames cannot be enabled while DNS support is disabled.');
  }
  if (support !== undefined) vpc.enableDnsSupport = support;
  if (hostnames !== undefined) vpc.enableDnsHostnames = hostnames;
  return { return: true };
}
