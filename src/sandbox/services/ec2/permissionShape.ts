import type { SecurityGroupRule } from '../../model/securityGroups.js';
import type { XmlObject } from '../../protocol/xml.js';

/** Folds rules into `IpPermissions`: one per protocol and port range. */
export function permissionsOf(rules: readonly SecurityGroupRule[]): XmlObject[] {
  const folded = new Map<string, SecurityGroupRule[]>();
  for (const rule of rules) {
    const key = `${rule.ipProtocol}/${rule.fromPort}/${rule.toPort}`;
    folded.set(key, [...(folded.get(key) ?? []), rule]);
  }
  return [...folded.values()].flatMap((group) => {
    const [first] = group;
    return first ? [permission(first, group)] : [];
  });
}

function permission(first: SecurityGroupRule, group: readonly SecurityGroupRule[]): XmlObject {
  return {
    ipProtocol: first.ipProtocol,
    ...(first.ipProtocol !== '-1' && { fromPort: first.fromPort, toPort: first.toPort }),
    groups: group.flatMap(({ referencedGroup, description }) =>
      referencedGroup ? [{ ...referencedGroup, description }] : [],
    ),
    ipRanges: group.flatMap(({ cidrIpv4, description }) =>
      cidrIpv4 === undefined ? [] : [{ cidrIp: cidrIpv4, description }],
    ),
    ipv6Ranges: group.flatMap(({ cidrIpv6, description }) =>
      cidrIpv6 === undefined ? [] : [{ cidrIpv6, description }],
    ),
    prefixListIds: group.flatMap(({ prefixListId, description }) =>
      prefixListId === undefined ? [] : [{ prefixListId, description }],
    ),
  };
}
