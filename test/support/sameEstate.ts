import assert from 'node:assert/strict';
import type { World } from '../../src/sandbox/world.js';

/**
 * What two runs made of an estate, to be compared: everything that was made gets a name from what it
 * is in place of the id, the address and the instant that the run happened to get.
 */
export function normalised(world: World, besides: readonly string[] = []): unknown {
  const names = namesIn(world);
  const dumped = JSON.stringify(world, (key: string, value: unknown) =>
    ignored(key) || besides.includes(key) ? undefined : value,
  );
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length);
  const named = longestFirst.reduce((text, [id, name]) => text.replaceAll(id, name), dumped);
  return sorted(JSON.parse(named));
}

/** Fails, naming what differs; but for members of some names. */
export function assertSameEstate(
  found: World,
  wanted: World,
  besides: readonly string[] = [],
): void {
  const [is, was] = [found, wanted].map((world) => linesOf(normalised(world, besides)));
  const extra = (is ?? []).filter((line) => !(was ?? []).includes(line));
  const lacking = (was ?? []).filter((line) => !(is ?? []).includes(line));
  assert.deepEqual({ extra, lacking }, { extra: [], lacking: [] });
  assert.deepEqual(normalised(found, besides), normalised(wanted, besides));
}

/** Instants, the source of ids, and the words in which a share was asked for. */
function ignored(key: string): boolean {
  return /At$/.test(key) || ['serial', 'request', 'timings', 'calls', 'faults'].includes(key);
}

function namesIn(world: World): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const account of [world, ...(world.accounts ?? [])]) addNames(account, names);
  return names;
}

function addNames(account: World, names: Map<string, string>): void {
  for (const { groupId, groupName } of account.securityGroups) {
    names.set(groupId, `group ${groupName}`);
  }
  for (const rule of account.securityGroupRules) {
    const { securityGroupRuleId, groupId, isEgress, ipProtocol, fromPort } = rule;
    const what = [rule.cidrIpv4, rule.cidrIpv6, isEgress, ipProtocol, fromPort].join(' ');
    names.set(securityGroupRuleId, `entry ${names.get(groupId) ?? groupId} ${what}`);
  }
  for (const { id, name, addresses } of account.resolverEndpoints) {
    names.set(id, `endpoint ${name ?? ''}`);
    const bySubnet = [...addresses].sort((one, other) => (one.subnetId < other.subnetId ? -1 : 1));
    for (const [at, { ipId, ip, ipv6, networkInterfaceId }] of bySubnet.entries()) {
      const place = `of ${name ?? ''} ${at}`;
      names.set(ipId, `address ${place}`);
      names.set(networkInterfaceId, `interface ${place}`);
      if (ip !== undefined) names.set(`"${ip}"`, `"ip ${place}"`);
      if (ipv6 !== undefined) names.set(`"${ipv6}"`, `"ipv6 ${place}"`);
    }
  }
  for (const one of account.networkInterfaces) {
    const name = names.get(one.networkInterfaceId);
    if (name === undefined) continue;
    names.set(one.macAddress, `mac of ${name}`);
    if (one.attachment) names.set(one.attachment.attachmentId, `attachment of ${name}`);
  }
  for (const { id, name } of account.resolverRules) names.set(id, `rule ${name ?? ''}`);
  for (const { id, resolverRuleId, vpcId } of account.ruleAssociations) {
    names.set(id, `association ${names.get(resolverRuleId) ?? resolverRuleId} ${vpcId}`);
  }
  for (const { arn, name, associations } of account.resourceShares ?? []) {
    names.set(arn, `share ${name}`);
    for (const { invitation, entity } of associations) {
      if (invitation) names.set(invitation.arn, `invitation of ${entity} to ${name}`);
    }
  }
  for (const [at, { id }] of account.clusterUpdates.entries()) names.set(id, `update ${at}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map(sorted)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function linesOf(state: unknown): readonly string[] {
  return Object.entries(state as Record<string, unknown>).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${key}: ${JSON.stringify(one)}`),
  );
}
