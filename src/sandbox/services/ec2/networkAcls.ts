import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { NetworkAcl, NetworkAclEntry } from '../../model/routing.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { readAclEntry, readAclEntryKey } from './aclEntry.js';
import { describe, tagSet, yes } from './describe.js';
import { idKinds, noSuchId } from './faults.js';

export const describeNetworkAcls = describe<NetworkAcl>({
  idParameter: 'NetworkAclId',
  kind: idKinds.networkAcl,
  set: 'networkAclSet',
  maxPage: 1000,
  rows: (world) => world.networkAcls,
  idOf: (acl) => acl.networkAclId,
  filters: () => ({
    'association.association-id': (acl) =>
      acl.associations.map(({ associationId }) => associationId),
    'association.network-acl-id': (acl) => [acl.networkAclId],
    'association.subnet-id': (acl) => acl.associations.map(({ subnetId }) => subnetId),
    default: (acl) => [yes(acl.isDefault)],
    'entry.cidr': (acl) => acl.entries.map(({ cidr }) => cidr),
    'entry.egress': (acl) => acl.entries.map(({ egress }) => yes(egress)),
    'entry.protocol': (acl) => acl.entries.map(({ protocol }) => protocol),
    'entry.rule-action': (acl) => acl.entries.map(({ action }) => action),
    'entry.rule-number': (acl) => acl.entries.map(({ ruleNumber }) => String(ruleNumber)),
    'network-acl-id': (acl) => [acl.networkAclId],
    'owner-id': (acl) => [acl.ownerId],
    'vpc-id': (acl) => [acl.vpcId],
  }),
  render: (acl) => ({
    networkAclId: acl.networkAclId,
    vpcId: acl.vpcId,
    ownerId: acl.ownerId,
    default: acl.isDefault,
    entrySet: [...acl.entries]
      .sort((a, b) => Number(b.egress) - Number(a.egress) || a.ruleNumber - b.ruleNumber)
      .map((entry) => ({
        ruleNumber: entry.ruleNumber,
        protocol: entry.protocol,
        ruleAction: entry.action,
        egress: entry.egress,
        cidrBlock: entry.cidr,
        ipv6CidrBlock: entry.ipv6Cidr,
        icmpTypeCode: entry.icmp && { code: entry.icmp.code, type: entry.icmp.type },
        portRange: entry.ports && { from: entry.ports.from, to: entry.ports.to },
      })),
    associationSet: acl.associations.map(({ associationId, subnetId }) => ({
      networkAclAssociationId: associationId,
      networkAclId: acl.networkAclId,
      subnetId,
    })),
    tagSet: tagSet(acl.tags),
  }),
});

function aclOf(world: World, parameters: QueryParameters): NetworkAcl {
  const id = parameters.required('NetworkAclId');
  const acl = world.networkAcls.find((each) => each.networkAclId === id);
  if (!acl) throw noSuchId(idKinds.networkAcl, id);
  return acl;
}

function entryOf(acl: NetworkAcl, parameters: QueryParameters): NetworkAclEntry | undefined {
  const { ruleNumber, egress } = readAclEntryKey(parameters);
  return acl.entries.find((entry) => entry.ruleNumber === ruleNumber && entry.egress === egress);
}

function noSuchEntry(parameters: QueryParameters): AwsFault {
  const number = parameters.required('RuleNumber');
  return new AwsFault(
    'InvalidNetworkAclEntry.NotFound',
    `The network acl entry identified by ${number} does not exist.`,
  );
}

export function createNetworkAclEntry(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const acl = aclOf(world, parameters);
  if (entryOf(acl, parameters)) {
    throw new AwsFault(
      'NetworkAclEntryAlreadyExists',
      `The network acl entry identified by ${parameters.required('RuleNumber')} already exists.`,
    );
  }
  acl.entries.push(readAclEntry(parameters));
  return { return: true };
}

export function replaceNetworkAclEntry(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const acl = aclOf(world, parameters);
  const before = entryOf(acl, parameters);
  if (!before) throw noSuchEntry(parameters);
  const after = readAclEntry(parameters);
  acl.entries = acl.entries.map((entry) => (entry === before ? after : entry));
  return { return: true };
}

export function deleteNetworkAclEntry(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const acl = aclOf(world, parameters);
  const entry = entryOf(acl, parameters);
  if (!entry) throw noSuchEntry(parameters);
  acl.entries = acl.entries.filter((each) => each !== entry);
  return { return: true };
}
