import { attachedOf, inboundFor, inboundOf } from '../core/forwarders/inbound.js';
import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { labelOf } from '../core/model/names.js';
import { servesDo53 } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { nodeId, type NodeOf, type TreeNode } from '../ui/treeNode.js';
import { wasRead } from './reads.js';
import { dotted, line, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

/**
 * The clusters whose names DNS servers outside AWS can forward to an inbound endpoint, as far as
 * the clusters have been described; a note where there is no such endpoint, or more is to come.
 */
export function forwarderLinks(under: NodeOf<'group'>, snapshot: Snapshot): readonly TreeNode[] {
  const { scope } = under;
  const inbound = inboundOf(snapshot);
  if (inbound.length === 0) return [{ kind: 'note', parent: under, note: 'noInbound' }];
  const names = [...(valueOf(snapshot.clusterNames) ?? [])].sort();
  const links = names
    .filter((name) => {
      const cluster = valueOf(snapshot.clusters[name]);
      return cluster?.endpointName !== undefined && inboundFor(snapshot, cluster, inbound);
    })
    .map((name): TreeNode => ({
      kind: 'link',
      scope,
      under,
      to: { kind: 'cluster', scope, name },
    }));
  if (!names.every((name) => wasRead(snapshot.clusters[name]))) {
    return [...links, { kind: 'note', parent: under, note: 'reading' }];
  }
  return links.length > 0 ? links : [{ kind: 'note', parent: under, note: 'noInbound' }];
}

/** A cluster in Forwarders: the addresses that its name can be forwarded to. */
export function forwarderRow(
  node: NodeOf<'link'>,
  name: string,
  { snapshot, say }: RowContext,
): Row {
  const cluster = valueOf(snapshot.clusters[name]);
  const endpoint = cluster && inboundFor(snapshot, cluster);
  const places = endpoint && valueOf(snapshot.endpointAddresses[endpoint.id]);
  const addresses = attachedOf(places ?? []).join(', ');
  const description = dotted(
    addresses || say(message('ui.noAddressYet')),
    statusWord(endpoint?.status ?? ''),
  );
  const silent = endpoint !== undefined && !servesDo53(endpoint);
  return {
    id: nodeId(node),
    label: name,
    description,
    icon: silent ? statusIcon('warning', endpoint.status) : { id: 'server' },
    ...(silent ? { mood: 'trouble' as const } : {}),
    tooltip: [
      { value: name },
      ...line(say, message('ui.label.endpointName'), cluster?.endpointName),
      ...line(say, message('ui.label.forwardTo'), addresses),
      ...line(say, message('ui.label.inboundEndpoint'), endpoint && labelOf(endpoint)),
      ...line(say, message('ui.label.status'), endpoint?.status),
      { value: say(message('ui.forwarders.about')) },
    ],
    contextValue: 'cluster.forwarder',
    collapsible: 'none',
    accessibilityLabel: say(message('ui.a11y.forwarder', { name, facts: description })),
  };
}
