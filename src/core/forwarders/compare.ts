import { covers } from '../model/fqdn.js';
import { message, type MessageArgs, type MessageKey } from '../model/message.js';
import type { Problem } from '../model/plan.js';
import type { ReadForward, ReadForwarders } from './read/types.js';
import type { ForwardedCluster, Zone } from './types.js';
import { isClusterName, plainLabel, zoneOf } from './zone.js';

/**
 * Something about an existing file: a `blocker` where a cluster's name does not resolve as it
 * should, a `warning` where it does so only by luck, or for now.
 */
export interface ForwarderFinding extends Problem {
  /** Counted from one; absent where it is about something that the file lacks. */
  readonly line?: number;
  readonly clusterName?: string;
}

/** What a file does for these clusters. A cluster is in one of the lists at most. */
export interface ForwarderComparison {
  /** In the order of the lines, what the file lacks first. */
  readonly findings: readonly ForwarderFinding[];
  /** Forwarded to addresses that are theirs; a warning may still say what is not as it should be. */
  readonly served: readonly string[];
  /** Forwarded to addresses of which some or all are not theirs any more. */
  readonly stale: readonly string[];
  /** Not forwarded at all. */
  readonly missing: readonly string[];
}

/**
 * Compares what a file says with the clusters and their attached inbound addresses. With
 * `complete` the clusters are all there are, so that names of others are names of clusters gone.
 */
export function compareForwarders(
  read: ReadForwarders,
  clusters: readonly ForwardedCluster[],
  { complete }: { readonly complete: boolean },
): ForwarderComparison {
  const judged = clusters.map((cluster) => judge(read, cluster));
  const findings = [
    ...judged.flatMap((one) => one.findings),
    ...twice(read),
    ...(complete ? gone(read, clusters) : []),
    ...read.includes.map(({ path, line }) =>
      finding('warning', 'include', { path: visible(path) }, line),
    ),
    ...read.unreadable.map((line) => finding('warning', 'unreadable', { line }, line)),
  ];
  const named = (state: State): readonly string[] =>
    judged.filter((one) => one.state === state).map(({ name }) => name);
  return {
    findings: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    served: named('served'),
    stale: named('stale'),
    missing: named('missing'),
  };
}

type State = 'served' | 'stale' | 'missing' | 'wrong';

interface Judgement {
  readonly name: string;
  readonly state: State;
  readonly findings: readonly ForwarderFinding[];
}

function judge(read: ReadForwarders, cluster: ForwardedCluster): Judgement {
  const name = cluster.clusterName;
  const { zone, problem } = zoneOf(cluster);
  if (problem) return { name, state: 'wrong', findings: [{ ...problem, clusterName: name }] };
  const all = forwardsOf(read, zone);
  if (all.length === 0) {
    const args = { cluster: zone.label, name: zone.name, addresses: zone.addresses };
    const missing = { ...finding('blocker', 'missing', args), clusterName: name };
    return { name, state: 'missing', findings: [missing] };
  }
  const each = all.map((forward) => judgeForward(read, zone, forward));
  const findings = each.flatMap((one) => one.findings.map((f) => ({ ...f, clusterName: name })));
  const state = (['wrong', 'stale'] as const).find((s) => each.some((one) => one.state === s));
  return { name, state: state ?? 'served', findings };
}

/** In every view the most specific zone above the name decides; the root is nobody's forwarder. */
function forwardsOf({ forwards }: ReadForwarders, { name }: Zone): readonly ReadForward[] {
  const above = forwards.filter((one) => one.name !== '' && covers(one.name, name));
  return [...new Set(above.map(({ view }) => view))].map((view) =>
    above
      .filter((one) => one.view === view)
      .reduce((best, one) => (one.name.length > best.name.length ? one : best)),
  );
}

function judgeForward(
  read: ReadForwarders,
  zone: Zone,
  forward: ReadForward,
): Omit<Judgement, 'name'> {
  const { line, addresses, kind } = forward;
  const args = { cluster: zone.label, name: zone.name, zone: visible(forward.name) };
  if (kind !== 'forward')
    return { state: 'wrong', findings: [finding('blocker', kind, args, line)] };
  const current = new Set(zone.addresses);
  const stale = addresses.filter(({ address }) => !current.has(address));
  const lacking = zone.addresses.filter((one) => !addresses.some(({ address }) => address === one));
  const none = stale.length === addresses.length;
  const ports = addresses.filter(({ port }) => port !== undefined && port !== 53);
  const spared = read.exceptions.some(
    (one) => one.kind === 'rebinding' && covers(one.name, zone.name),
  );
  const findings = [
    ...(forward.name === zone.name ? [] : [finding('warning', 'parent', args, line)]),
    ...(forward.first ? [finding('warning', 'first', args, line)] : []),
    ...stale.map(({ address, line: at }) =>
      finding(none ? 'blocker' : 'warning', 'stale', { ...args, address: visible(address) }, at),
    ),
    ...(lacking.length > 0
      ? [finding('warning', 'lacking', { ...args, addresses: lacking }, line)]
      : []),
    ...ports.map(({ port = 53, line: at }) => finding('warning', 'port', { ...args, port }, at)),
    ...(read.filterLine !== undefined && !spared
      ? [finding('blocker', 'filtered', args, read.filterLine)]
      : []),
  ];
  const broken = findings.some(
    ({ severity, message: { key } }) => severity === 'blocker' && key !== 'forwarders.read.stale',
  );
  return { state: broken ? 'wrong' : stale.length > 0 ? 'stale' : 'served', findings };
}

/** A name that stands twice in one view: refused by some servers, silently dropped by others. */
function twice({ forwards }: ReadForwarders): readonly ForwarderFinding[] {
  const seen = new Set<string>();
  return forwards.flatMap(({ name, view, line }) => {
    const key = `${view} ${name}`;
    const again = seen.has(key) && isClusterName(name);
    seen.add(key);
    return again ? [finding('warning', 'twice', { name: visible(name) }, line)] : [];
  });
}

/** Endpoint names in the file that no cluster has, such as those of clusters deleted since. */
function gone(
  { forwards }: ReadForwarders,
  clusters: readonly ForwardedCluster[],
): readonly ForwarderFinding[] {
  return forwards
    .filter(
      ({ name }) =>
        isClusterName(name) && !clusters.some(({ endpointName }) => covers(name, endpointName)),
    )
    .map(({ name, line }) => finding('warning', 'gone', { name: visible(name) }, line));
}

type Complaint =
  | 'missing'
  | 'stub'
  | 'off'
  | 'own'
  | 'parent'
  | 'first'
  | 'stale'
  | 'lacking'
  | 'port'
  | 'filtered'
  | 'twice'
  | 'gone'
  | 'include'
  | 'unreadable';

function finding(
  severity: Problem['severity'],
  what: Complaint,
  args: MessageArgs,
  line?: number,
): ForwarderFinding {
  const key: MessageKey = `forwarders.read.${what}`;
  return {
    severity,
    message: message(key, args),
    help: message(`help.forwarders.read.${what}`),
    ...(line === undefined ? {} : { line }),
  };
}

/** Text of a stranger's file, fit to be shown. */
function visible(text: string): string {
  return plainPath.test(text) ? text.slice(0, 253) : plainLabel(text);
}

const plainPath = /^[A-Za-z0-9 .:_/*@%-]+$/;
