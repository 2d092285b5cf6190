import type { Fact } from '../../model/fact.js';
import { message, type Message } from '../../model/message.js';
import type { SecurityGroupRule } from '../../model/network.js';
import type { Judgement } from '../judgement.js';
import { rangesOf, within, type Network } from '../network.js';
import type { End, Service } from './end.js';

const numbers = { udp: '17', tcp: '6' } as const;

type Admits = 'yes' | 'no' | Fact<unknown> | 'members';

/**
 * Whether the groups of `own` let a new flow through, with all forms of rules: ranges, `-1`, port
 * spans, prefix lists, references over peering (aws facts §3.3). Groups are a union and stateful:
 * replies need no rule. An end whose groups nobody knows is taken for open.
 */
export function judgeGroups(
  network: Network,
  own: End,
  direction: 'ingress' | 'egress',
  peer: End,
  service: Service,
): Judgement {
  const { groupIds } = own;
  if (groupIds === undefined) return { outcome: 'pass', subject: own.ip, evidence: [] };
  const subject = groupIds.join(', ');
  const fact = network.snapshot.securityGroupRules;
  const missing = (call: string, of: string, what: Fact<unknown>): Judgement => ({
    outcome: 'unknown',
    subject,
    evidence: [],
    missing: { call, subject: of, fact: what },
  });
  if (!fact.known) return missing('ec2:DescribeSecurityGroupRules', subject, fact);
  const rules = groupIds
    .flatMap((id) => network.rulesOfGroup.get(id) ?? [])
    .filter((rule) => rule.direction === direction && isFor(rule, service));
  const judged = rules.map((rule) => ({ rule, admits: admits(network, rule, own, peer) }));
  const admitting = judged.find((one) => one.admits === 'yes')?.rule;
  if (admitting)
    return { outcome: 'pass', subject: admitting.id, evidence: [ruleEvidence(admitting)] };
  for (const { rule, admits: how } of judged) {
    if (typeof how === 'object') {
      return missing('ec2:GetManagedPrefixListEntries', rule.prefixListId ?? rule.id, how);
    }
  }
  if (judged.some((one) => one.admits === 'members')) {
    return { outcome: 'unknown', subject, evidence: rules.map(ruleEvidence) };
  }
  // A group of another account shows no rules here: that says nothing about it (aws facts §1.5).
  const hidden = groupIds.find((id) => !network.rulesOfGroup.has(id) && !network.groups.has(id));
  if (hidden) return missing('ec2:DescribeSecurityGroups', hidden, network.snapshot.securityGroups);
  return {
    outcome: 'drop',
    subject,
    evidence: [
      {
        call: 'ec2:DescribeSecurityGroupRules',
        subject,
        field: `SecurityGroupRules[IsEgress=${String(direction === 'egress')}]`,
        value: noneFor(rules, peer, service),
      },
    ],
  };
}

function isFor({ protocol, fromPort, toPort }: SecurityGroupRule, service: Service): boolean {
  if (protocol === '-1') return true;
  if (protocol !== service.protocol && protocol !== numbers[service.protocol]) return false;
  return fromPort === -1 || (fromPort <= service.port && service.port <= toPort);
}

function admits(network: Network, rule: SecurityGroupRule, own: End, peer: End): Admits {
  if (rule.cidr !== undefined) return within(network, rule.cidr, peer.ip) ? 'yes' : 'no';
  if (rule.prefixListId !== undefined) {
    const ranges = rangesOf(network, rule.prefixListId);
    if (!ranges.known) return ranges;
    return ranges.value.some((range) => within(network, range, peer.ip)) ? 'yes' : 'no';
  }
  return refersTo(network, rule, own, peer);
}

/** References work inside a VPC and over an active peering of one Region (aws facts §3.3). */
function refersTo(network: Network, rule: SecurityGroupRule, own: End, peer: End): Admits {
  const { referencedGroupId } = rule;
  if (referencedGroupId === undefined || peer.vpcId === undefined) return 'no';
  if (peer.vpcId !== own.vpcId && !peered(network, own.vpcId, peer.vpcId)) return 'no';
  if (peer.groupIds) return peer.groupIds.includes(referencedGroupId) ? 'yes' : 'no';
  const group = network.groups.get(referencedGroupId);
  // Only interfaces of the group's own VPC can be its members.
  return !group || group.vpcId === peer.vpcId ? 'members' : 'no';
}

function peered(network: Network, one: string | undefined, other: string): boolean {
  return [...network.peerings.values()].some(
    ({ status, requesterVpcId, accepterVpcId, requesterRegion, accepterRegion }) =>
      status === 'active' &&
      requesterRegion === accepterRegion &&
      ((requesterVpcId === one && accepterVpcId === other) ||
        (requesterVpcId === other && accepterVpcId === one)),
  );
}

function ruleEvidence(rule: SecurityGroupRule): Judgement['evidence'][number] {
  const peer = rule.cidr ?? rule.prefixListId ?? rule.referencedGroupId ?? '';
  const { protocol, fromPort, toPort } = rule;
  return {
    call: 'ec2:DescribeSecurityGroupRules',
    subject: rule.id,
    field: 'SecurityGroupRule',
    value:
      fromPort === -1
        ? message('value.allPorts', { protocol, peer })
        : `${protocol} ${fromPort}-${toPort} ${peer}`,
  };
}

function noneFor(
  rules: readonly SecurityGroupRule[],
  peer: End,
  { protocol, port }: Service,
): Message {
  const wanted = `${protocol}/${port} ${peer.ip}`;
  const others = rules.map(
    (rule) => rule.cidr ?? rule.prefixListId ?? rule.referencedGroupId ?? '',
  );
  return others.length === 0
    ? message('value.noneFor', { wanted })
    : message('value.noneForOnly', { wanted, others });
}
