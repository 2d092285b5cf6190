import { wildcard } from './filters.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { CallContext } from '../../context.js';
import type { World } from '../../world.js';
import { invalidValue } from './faults.js';
import { regionNames } from '../../regions.js';

export function describeRegions({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const names = parameters.list('RegionName');
  const wrong = names.find((name) => !regionNames.includes(name));
  if (wrong !== undefined) throw invalidValue(`Invalid region: ${wrong}`);
  const rows = regionNames
    .filter((name) => names.length === 0 || names.includes(name))
    .map((name) => ({
      regionName: name,
      regionEndpoint: `ec2.${name}.${world.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`,
      optInStatus: 'opt-in-not-required',
    }));
  return {
    regionInfo: narrow(rows, parameters, {
      'region-name': 'regionName',
      endpoint: 'regionEndpoint',
      'opt-in-status': 'optInStatus',
    }),
  };
}

/** Three zones per Region; the ids are those of the scenario's subnets where it has some. */
function zonesOf(world: World): Map<string, string> {
  const zones = new Map<string, string>();
  for (const letter of ['a', 'b', 'c']) {
    const index = 'abc'.indexOf(letter) + 1;
    zones.set(`${world.region}${letter}`, `${shortRegion(world.region)}-az${index}`);
  }
  for (const subnet of world.subnets) zones.set(subnet.availabilityZone, subnet.availabilityZoneId);
  return zones;
}

/** `us-east-1` is `use1` in zone ids. */
export function shortRegion(region: string): string {
  const [area = '', side = '', number = ''] = region.split('-');
  const sides = side.match(/north|south|east|west|central/g) ?? [];
  return area + sides.map((each) => each.charAt(0)).join('') + number;
}

export function describeAvailabilityZones(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const names = parameters.list('ZoneName');
  const ids = parameters.list('ZoneId');
  const zones = [...zonesOf(world)].sort(([a], [b]) => (a < b ? -1 : 1));
  const wrong =
    names.find((name) => !zones.some(([zone]) => zone === name)) ??
    ids.find((id) => !zones.some(([, zoneId]) => zoneId === id));
  if (wrong !== undefined) throw invalidValue(`Invalid availability zone: [${wrong}]`);
  const rows = zones
    .filter(([name]) => names.length === 0 || names.includes(name))
    .filter(([, id]) => ids.length === 0 || ids.includes(id))
    .map(([zoneName, zoneId]) => ({
      optInStatus: 'opt-in-not-required',
      regionName: world.region,
      zoneName,
      zoneId,
      groupName: `${world.region}-zg-1`,
      networkBorderGroup: world.region,
      zoneType: 'availability-zone',
      zoneState: 'available',
      messageSet: [],
    }));
  return {
    availabilityZoneInfo: narrow(rows, parameters, {
      'region-name': 'regionName',
      'zone-name': 'zoneName',
      'zone-id': 'zoneId',
      'zone-type': 'zoneType',
      state: 'zoneState',
      'opt-in-status': 'optInStatus',
    }),
  };
}

function narrow<T extends Readonly<Record<string, string | readonly never[]>>>(
  rows: readonly T[],
  parameters: QueryParameters,
  names: Readonly<Record<string, string>>,
): T[] {
  let kept = [...rows];
  for (const filter of parameters.structures('Filter')) {
    const name = filter.required('Name');
    const member = Object.hasOwn(names, name) ? names[name] : undefined;
    if (member === undefined) {
      throw invalidValue(`The filter '${name}' is invalid`);
    }
    const tests = filter.list('Value').map(wildcard);
    kept = kept.filter((row) => tests.some((test) => test(String(row[member]))));
  }
  return kept;
}
