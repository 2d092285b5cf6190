import type { Permission } from '../../../model/plan.js';
import { managedBy, tagKeys } from '../../../plan/naming.js';
import { canonicalRange } from '../canonicalRange.js';
import { filtered, given, type Late } from '../given.js';
import type { Json } from '../json.js';
import { own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { all, any, hasTag, is, labelOf, labels } from '../query.js';
import { accepted, call, done, filled, lacks, none, repeat, when } from '../statements.js';
import { tagged } from '../tagList.js';
import { texts } from '../texts.js';
import type { Spec } from './spec.js';

/** By name, VPC and our tags; AWS refuses a second group of the name. */
export function createSecurityGroup(
  { vpcId, name, description, tags }: Spec<'createSecurityGroup'>,
  place: Place,
): readonly Statement[] {
  const groupId = own(place, 'groupId');
  const cluster = tags[tagKeys.cluster];
  const ours = all(
    is('GroupName', name),
    is('VpcId', vpcId),
    hasTag(tagKeys.managedBy, managedBy),
    ...(cluster === undefined ? [] : [hasTag(tagKeys.cluster, cluster)]),
  );
  const made = {
    VpcId: vpcId,
    GroupName: name,
    Description: description,
    ...tagged('security-group', tags),
  };
  return [
    repeat(
      texts.ourGroup(name, vpcId),
      60,
      call(place.who, ['ec2', 'describe-security-groups'], {
        ...filtered(place, 'vpc-id', vpcId),
        query: `SecurityGroups[?${ours}].GroupId`,
        into: [groupId],
      }),
      when(filled(groupId), done),
      call(place.who, ['ec2', 'create-security-group'], {
        json: made,
        query: 'GroupId',
        tolerated: ['InvalidGroup.Duplicate'],
        into: [groupId],
      }),
      when(accepted, done),
    ),
  ];
}

/** Adds the entries that the group lacks, in one call. */
export function authorizeSecurityGroup(
  { groupId, direction, permissions, description, tags }: Spec<'authorizeSecurityGroup'>,
  place: Place,
): readonly Statement[] {
  const [there, lacking] = [own(place, 'there'), own(place, 'lacking')];
  const append = (one: Permission, at: number): Statement =>
    when(lacks(there, labelOf(at)), {
      kind: 'append',
      list: lacking,
      json: ipPermission(one, description),
    });
  return [
    repeat(
      texts.entries,
      60,
      call(place.who, ['ec2', 'describe-security-group-rules'], {
        ...filtered(place, 'group-id', groupId),
        query: labels(
          'SecurityGroupRules',
          permissions.map((one) => isThere(one, direction)),
        ),
        rest: there,
      }),
      { kind: 'list', list: lacking, words: [] },
      ...permissions.map(append),
      when(none(lacking), done),
      call(place.who, ['ec2', `authorize-security-group-${direction}`], {
        ...given(place, tagged('security-group-rule', tags), groupIdOf(groupId)),
        items: { option: '--ip-permissions', list: lacking },
        query: 'Return',
        tolerated: ['InvalidPermission.Duplicate'],
      }),
      when(accepted, done),
    ),
  ];
}

function ipPermission({ protocol, port, cidr }: Permission, Description: string): Json {
  const ranges = cidr.includes(':')
    ? { Ipv6Ranges: [{ CidrIpv6: cidr, Description }] }
    : { IpRanges: [{ CidrIp: cidr, Description }] };
  return { IpProtocol: protocol, FromPort: port, ToPort: port, ...ranges };
}

function isThere({ protocol, port, cidr }: Permission, direction: 'ingress' | 'egress'): string {
  return all(
    is('IsEgress', direction === 'egress'),
    is('IpProtocol', protocol),
    is('FromPort', port),
    is('ToPort', port),
    is(cidr.includes(':') ? 'CidrIpv6' : 'CidrIpv4', canonicalRange(cidr)),
  );
}

/** Takes away the allow-all egress that AWS puts into a new group. */
export function revokeDefaultEgress(
  { groupId }: Spec<'revokeDefaultEgress'>,
  place: Place,
): readonly Statement[] {
  const entries = own(place, 'entries');
  const allowAll = all(
    is('IsEgress', true),
    is('IpProtocol', '-1'),
    any(is('CidrIpv4', '0.0.0.0/0'), is('CidrIpv6', '::/0')),
  );
  return [
    repeat(
      texts.entriesGone,
      60,
      call(place.who, ['ec2', 'describe-security-group-rules'], {
        ...filtered(place, 'group-id', groupId),
        query: `SecurityGroupRules[?${allowAll}].SecurityGroupRuleId`,
        rest: entries,
      }),
      when(none(entries), done),
      call(place.who, ['ec2', 'revoke-security-group-egress'], {
        ...given(place, {}, groupIdOf(groupId)),
        items: { option: '--security-group-rule-ids', list: entries },
        query: 'Return',
        tolerated: entriesNotFound,
      }),
      when(accepted, done),
    ),
  ];
}

/** With these EC2 says that entries are gone already. */
export const entriesNotFound = [
  'InvalidSecurityGroupRuleId.NotFound',
  'InvalidPermission.NotFound',
];

/** The member that names a group. */
export function groupIdOf(value: Late['value']): Late {
  return { member: 'GroupId', option: '--group-id', value };
}
