import { foreignNameServers } from '../core/model/dhcp.js';
import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { isAutodefined } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Say } from '../ui/say.js';
import { nodeId, type NodeOf, type TreeNode } from '../ui/treeNode.js';
import { troubleBelowVpc } from './noteRow.js';
import { problemOf } from './problem.js';
import { wasRead } from './reads.js';
import { dotted, line, type Row, type RowContext } from './row.js';

/** What is in a VPC and decides about names there. A list that fails takes nothing else with it. */
export function vpcChildren(under: NodeOf<'vpc'>, snapshot: Snapshot): readonly TreeNode[] {
  const { scope, id } = under;
  const link = (to: NodeOf<'link'>['to']): TreeNode => ({ kind: 'link', scope, under, to });
  const names = valueOf(snapshot.clusterNames) ?? [];
  const clusters = names.filter((name) => valueOf(snapshot.clusters[name])?.vpcId === id).sort();
  const endpoints = (valueOf(snapshot.endpoints) ?? []).filter(({ vpcId }) => vpcId === id);
  const rules = (valueOf(snapshot.associations) ?? []).filter(
    ({ vpcId, ruleId }) => vpcId === id && !isAutodefined(ruleId),
  );
  const note = (what: 'trouble' | 'reading'): TreeNode => ({
    kind: 'note',
    parent: under,
    note: what,
  });
  return [
    { kind: 'vpcDns', scope, id },
    ...clusters.map((name) => link({ kind: 'cluster', scope, name })),
    ...endpoints.map((one) => link({ kind: 'endpoint', scope, id: one.id })),
    ...rules.map(({ ruleId }) => link({ kind: 'rule', scope, id: ruleId })),
    ...(troubleBelowVpc(snapshot) ? [note('trouble')] : []),
    ...(names.every((name) => wasRead(snapshot.clusters[name])) ? [] : [note('reading')]),
  ];
}

/** A VPC: its name if it has one, its ranges. */
export function vpcRow(node: NodeOf<'vpc'>, { snapshot, say }: RowContext): Row {
  const vpc = valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id);
  const label = vpc?.name === undefined || vpc.name === '' ? node.id : vpc.name;
  const description = vpc?.cidrs.join(', ') ?? say(message('ui.unknown'));
  return {
    id: nodeId(node),
    label,
    description,
    icon: { id: 'cloud' },
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.vpc'), node.id),
      ...line(
        say,
        message('ui.label.ranges'),
        [...(vpc?.cidrs ?? []), ...(vpc?.ipv6Cidrs ?? [])].join(', '),
      ),
      ...line(say, message('ui.label.account'), vpc?.ownerId),
    ],
    contextValue: 'vpc',
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.vpc', { name: label, facts: description })),
  };
}

/** Whether names resolve in a VPC at all, and who is asked: attributes and DHCP options (aws facts §4.1). */
export function vpcDnsRow(node: NodeOf<'vpcDns'>, { snapshot, say }: RowContext): Row {
  const fact = snapshot.vpcDns[node.id];
  const dns = valueOf(fact);
  const problem = fact && problemOf(fact);
  const vpc = valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id);
  const options = valueOf(snapshot.dhcpOptions);
  const set = options?.find(({ id }) => id === vpc?.dhcpOptionsId);
  const foreign = vpc && foreignNameServers(vpc, options);
  const support = dns && onOrOff(dns.dnsSupport, say);
  const hostnames = dns && onOrOff(dns.dnsHostnames, say);
  const description = dns
    ? dotted(
        say(message('ui.vpcDns.support', { state: support ?? '' })),
        say(message('ui.vpcDns.hostnames', { state: hostnames ?? '' })),
        set?.nameServers.join(', '),
      )
    : problem
      ? say(message('ui.unknownBecause', { why: problem.short }))
      : say(message('ui.unknown'));
  const label = say(message('ui.vpcDns'));
  const wrong = dns?.dnsSupport === false || (foreign?.length ?? 0) > 0;
  return {
    id: nodeId(node),
    label,
    description,
    icon: wrong ? { id: 'warning', color: 'list.warningForeground' } : { id: 'settings' },
    tooltip: [
      { value: label },
      ...line(say, { key: 'ui.label.dnsSupport' }, support),
      ...line(say, { key: 'ui.label.dnsHostnames' }, hostnames),
      ...line(say, { key: 'ui.label.nameServers' }, set?.nameServers.join(', ')),
      ...line(say, { key: 'ui.label.dhcpOptions' }, vpc?.dhcpOptionsId),
      ...(dns?.dnsSupport === false ? [{ value: say(message('ui.vpcDns.noSupport')) }] : []),
      ...(foreign?.length ? [{ value: say(message('ui.vpcDns.foreign')) }] : []),
      ...(problem ? [{ value: say(problem.message) }, { value: say(problem.help) }] : []),
    ],
    contextValue: 'dns',
    collapsible: 'none',
    accessibilityLabel: `${label}, ${description}`,
  };
}

function onOrOff(on: boolean, say: Say): string {
  return say(message(on ? 'ui.on' : 'ui.off'));
}
