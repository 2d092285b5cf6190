import type { ResolverEndpoint, RuleTarget } from '../../model/resolver.js';
import { familyOf } from '../../net/block.js';
import { parseAddress } from '../../net/ipv4.js';
import { formatIpv6, parseIpv6 } from '../../net/ipv6.js';
import type { Members } from '../../protocol/members.js';
import { endpointStatus } from '../../states.js';
import type { World } from '../../world.js';
import { invalidParameter, invalidRequest, limitExceeded, unavailable } from './faults.js';
import { targetsPerRule } from './limits.js';
import { endpointOf } from './lookup.js';

/** Whether every target of a request names its protocol. */
export function namesProtocols(input: Members): boolean {
  return (
    input.structures('TargetIps')?.every((one) => one.string('Protocol') !== undefined) ?? true
  );
}

export function readTargets(input: Members): RuleTarget[] | undefined {
  return input.structures('TargetIps')?.map((target) => {
    const protocol = target.string('Protocol', { values: ['DoH', 'Do53', 'DoH-FIPS'] });
    const ipv6 = target.string('Ipv6', { min: 7, max: 39 });
    const ip = target.string('Ip', { min: 7, max: 36 });
    if (ip !== undefined && ipv6 !== undefined) throw mixed();
    return {
      ip: ip ?? canonicalIpv6(ipv6) ?? '',
      port: target.integer('Port', 0, 65535) ?? 53,
      ...(protocol !== undefined && protocol !== 'Do53' && { protocol }),
    };
  });
}

function canonicalIpv6(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const value = parseIpv6(text);
  return value === undefined ? text : formatIpv6(value);
}

function mixed(): Error {
  return invalidParameter(
    'Target IP addresses must all be IPv4 or all be IPv6, not both',
    'TargetIps',
  );
}

const spoken = { IPV4: [4], IPV6: [6], DUALSTACK: [4, 6] } as const;

/** What the endpoint cannot send to is no target of its rules. */
function checkFamily(
  targets: readonly RuleTarget[],
  { id, type = 'IPV4' }: ResolverEndpoint,
): void {
  const families: readonly number[] = spoken[type];
  if (targets.some(({ ip }) => !families.includes(familyOf(ip)))) {
    throw invalidRequest(
      `The target IP addresses are not of a family of Resolver endpoint '${id}', which is ${type}`,
    );
  }
}

export function checkTargets(world: World, targets: readonly RuleTarget[]): void {
  if (targets.length === 0) {
    throw invalidParameter('At least one target IP address is required', 'TargetIps');
  }
  if (targets.length > targetsPerRule) {
    throw limitExceeded(
      `Account '${world.accountId}' has exceeded 'max-target-ips-per-rule'.`,
      'TARGET_IP',
    );
  }
  if (new Set(targets.map(({ ip }) => familyOf(ip))).size > 1) throw mixed();
  const seen = new Set<string>();
  for (const { ip, port } of targets) {
    if ((familyOf(ip) === 4 ? parseAddress(ip) : parseIpv6(ip)) === undefined) {
      throw invalidParameter(`Invalid IP address: '${ip}'`, 'TargetIps');
    }
    if (seen.has(`${ip}:${port}`)) {
      throw invalidParameter(`Duplicate target IP address: '${ip}'`, 'TargetIps');
    }
    seen.add(`${ip}:${port}`);
  }
}

/**
 * Where the endpoint has several protocols each target names its own (RSLVR-00726, aws facts
 * §2.5). It is told as Do53 where none was named, so a target that names that is no other one.
 */
function checkProtocols(
  targets: readonly RuleTarget[],
  named: boolean,
  { id, protocols }: ResolverEndpoint,
): void {
  if (protocols.length > 1 && !named) {
    throw invalidRequest(
      '[RSLVR-00726] Endpoint has more than 1 protocol. Add one of the endpoint protocol for rule creation',
    );
  }
  const unspoken = targets.find(({ protocol = 'Do53' }) => named && !protocols.includes(protocol));
  if (unspoken) {
    throw invalidRequest(
      `Resolver endpoint '${id}' does not have protocol ${unspoken.protocol ?? 'Do53'}`,
    );
  }
}

/** A rule needs a working outbound endpoint to leave by. */
export function checkRuleEndpoint(
  world: World,
  now: number,
  id: string,
  targets: readonly RuleTarget[],
  named: boolean,
): void {
  const endpoint = endpointOf(world, id);
  if (endpoint.direction !== 'OUTBOUND') {
    throw invalidRequest(`Resolver endpoint '${id}' is not an OUTBOUND endpoint`);
  }
  const status = endpointStatus(endpoint, now);
  if (status === 'CREATING' || status === 'DELETING') {
    throw unavailable(
      `Resolver endpoint '${id}' is not available: its status is ${status}`,
      'RESOLVER_ENDPOINT',
    );
  }
  checkFamily(targets, endpoint);
  checkProtocols(targets, named, endpoint);
}

const label = /^[a-z0-9_*]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** Lower case with the trailing dot, as the service tells names. */
export function normalDomain(name: string): string {
  const bare = name.replace(/\.$/, '');
  if (bare === '') return '.';
  if (bare.length > 253 || !bare.split('.').every((each) => label.test(each))) {
    throw invalidParameter(`'${name}' is not a valid domain name`, 'DomainName');
  }
  return `${bare.toLowerCase()}.`;
}
