import type { HostedZone, ZoneRecord } from '../model/hostedZone.js';
import type { World } from '../world.js';

function covers(zone: string, name: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/** The most specific customer zone on a VPC that holds the name; zones need both DNS attributes. */
export function customerZone(world: World, vpcId: string, name: string): HostedZone | undefined {
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  if (!vpc?.enableDnsSupport || !vpc.enableDnsHostnames) return undefined;
  return world.hostedZones
    .filter((zone) => zone.vpcIds.includes(vpcId) && covers(zone.name, name))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/**
 * The records of a name: its own, else those of the closest wildcard (RFC 4592). Undefined where
 * the name does not exist; empty where it is only on the way to others.
 */
export function recordsOf(zone: HostedZone, name: string): readonly ZoneRecord[] | undefined {
  const named = (wanted: string): readonly ZoneRecord[] =>
    zone.records.filter((record) => record.name === wanted);
  const own = named(name);
  if (own.length > 0) return own;
  if (zone.records.some((record) => record.name.endsWith(`.${name}`))) return [];
  for (let rest = name; covers(zone.name, rest) && rest !== zone.name;) {
    rest = rest.slice(rest.indexOf('.') + 1);
    const wild = named(`*.${rest}`);
    if (wild.length > 0) return wild;
    if (zone.records.some((record) => covers(rest, record.name))) break;
  }
  return name === zone.name ? [] : undefined;
}
