import { canonicalAddress } from '../dns/canonicalAddress.js';
import { contains, parseCidr } from '../model/cidr.js';
import { covers, normalName } from '../model/fqdn.js';
import { message } from '../model/message.js';
import type { Problem } from '../model/plan.js';
import type { ForwardedCluster, Zone } from './types.js';

/** dns facts §5: no character of it means anything to any server's parser. */
const hostName =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Names under which the endpoints of all clusters lie (aws facts §1.3). */
const everybodys = [
  'eks.amazonaws.com',
  'eks.amazonaws.com.cn',
  'api.aws',
  'api.amazonwebservices.com.cn',
] as const;
const regionWide =
  /^(?:eks-cluster\.)?[a-z0-9-]+\.(?:eks\.amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/;

/** Addresses that lead to the asking machine itself, to its link, to many or to nobody. */
const nowhere = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  '::/127',
  '::ffff:0:0/96',
  'fe80::/10',
  'ff00::/8',
];

/** Whether a name can stand in every server's configuration, bare or quoted. */
export function isPlainName(name: string): boolean {
  return hostName.test(name);
}

/** Whether a name lies where the endpoint names of clusters lie. */
export function isClusterName(name: string): boolean {
  return everybodys.some((all) => name !== all && covers(all, name));
}

/** An address in canonical form; `undefined` for what is none, or cannot be forwarded to. */
export function forwardAddress(text: string): string | undefined {
  if (parseCidr(text) === undefined || text.includes('/')) return undefined;
  if (nowhere.some((range) => contains(range, text))) return undefined;
  return canonicalAddress(text);
}

/** The only form in which free text reaches a file: `[A-Za-z0-9 ._-]`, at most 100 characters. */
export function plainLabel(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9 ._-]+/g, '_').replace(/ +/g, ' ');
  return plain.slice(0, 100).trim() || 'unnamed';
}

/** Clusters as generators want them, sorted by name; or everything that is wrong with them. */
export function zonesOf(
  clusters: readonly ForwardedCluster[],
): { readonly zones: readonly Zone[] } | { readonly problems: readonly Problem[] } {
  if (clusters.length === 0) return { problems: [refusal('noCluster', {})] };
  const problems: Problem[] = [];
  const zones: Zone[] = [];
  for (const cluster of clusters) {
    const { zone, problem } = zoneOf(cluster);
    if (problem) problems.push(problem);
    else if (zones.some(({ name }) => name === zone.name)) {
      problems.push(refusal('nameTwice', { name: zone.name }));
    } else zones.push(zone);
  }
  if (problems.length > 0) return { problems };
  return { zones: zones.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

type Checked =
  | { readonly zone: Zone; readonly problem?: undefined }
  | { readonly zone?: undefined; readonly problem: Problem };

/** One cluster as generators want it, or what is wrong with it. */
export function zoneOf({ clusterName, endpointName, addresses }: ForwardedCluster): Checked {
  const label = plainLabel(clusterName);
  const name = normalName(endpointName);
  if (!isPlainName(name)) {
    return { problem: refusal('badName', { cluster: label, name: plainLabel(endpointName) }) };
  }
  if (tooWide(name)) return { problem: refusal('tooWide', { cluster: label, name }) };
  const bad = addresses.filter((one) => forwardAddress(one) === undefined);
  if (bad.length > 0) {
    return { problem: refusal('badAddress', { cluster: label, addresses: bad.map(plainAddress) }) };
  }
  const unique = [...new Set(addresses.flatMap((one) => forwardAddress(one) ?? []))];
  if (unique.length === 0) return { problem: refusal('noAddress', { cluster: label }) };
  return { zone: { name, addresses: unique.sort(byNumber), label } as unknown as Zone };
}

/** A name that other clusters' names lie under would take those along (dns facts §5). */
function tooWide(name: string): boolean {
  return everybodys.some((all) => covers(name, all)) || regionWide.test(name);
}

function byNumber(a: string, b: string): number {
  const [x, y] = [parseCidr(a), parseCidr(b)];
  if (!x || !y || x.family !== y.family) return (x?.family ?? 0) - (y?.family ?? 0);
  return x.base < y.base ? -1 : 1;
}

function plainAddress(text: string): string {
  return text.replace(/[^A-Za-z0-9.:%/-]+/g, '_').slice(0, 60);
}

function refusal(
  what: 'noCluster' | 'nameTwice' | 'badName' | 'tooWide' | 'badAddress' | 'noAddress',
  args: Readonly<Record<string, string | readonly string[]>>,
): Problem {
  return {
    severity: 'blocker',
    message: message(`forwarders.${what}`, args),
    help: message(`help.forwarders.${what}`),
  };
}
