import { contains } from './cidr.js';
import type { SecurityGroupId } from './ids.js';
import type { SecurityGroupRule } from './network.js';
import type { Permission } from './plan.js';

/**
 * Whether the rules of some groups admit a permission as it stands: in a wider
 * range, a wider port span or with protocol -1 (aws facts §3.3). Groups are a
 * union, so one matching rule of any group is enough. Prefix lists and group
 * references are not looked into here and admit nothing.
 */
export function admits(
  rules: readonly SecurityGroupRule[],
  groupIds: readonly SecurityGroupId[],
  direction: 'ingress' | 'egress',
  permission: Permission,
): boolean {
  return rules.some(
    (rule) =>
      rule.direction === direction &&
      groupIds.includes(rule.groupId) &&
      matchesProtocol(rule, permission) &&
      rule.cidr !== undefined &&
      contains(rule.cidr, permission.cidr),
  );
}

function matchesProtocol(rule: SecurityGroupRule, permission: Permission): boolean {
  if (rule.protocol === '-1') return true;
  const number = permission.protocol === 'tcp' ? '6' : '17';
  if (rule.protocol !== permission.protocol && rule.protocol !== number) return false;
  const allPorts = rule.fromPort === -1;
  return allPorts || (rule.fromPort <= permission.port && permission.port <= rule.toPort);
}

/** Plain DNS from or to some ranges: UDP and TCP 53 for each (aws facts §3.1). */
export function dnsPermissions(cidrs: readonly string[]): readonly Permission[] {
  return cidrs.flatMap((cidr) => [
    { protocol: 'udp' as const, port: 53, cidr },
    { protocol: 'tcp' as const, port: 53, cidr },
  ]);
}

/** `tcp/443 from 172.16.0.0/16` and the like, for reasons and logs. */
export function permissionText(permission: Permission): string {
  return `${permission.protocol}/${permission.port} ${permission.cidr}`;
}
