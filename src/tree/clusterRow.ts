import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import type { Verdict } from '../core/model/verdict.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { accessText, isTroubled } from '../ui/clusterState.js';
import { nodeId, type NodeOf } from '../ui/treeNode.js';
import { problemOf } from './problem.js';
import { standingOf } from './standing.js';
import { dotted, line, type Row, type RowContext, type TooltipLine } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

/** A cluster: version and access mode as soon as `eks:DescribeCluster` has answered. */
export function clusterRow(node: NodeOf<'cluster'>, { snapshot, say }: RowContext): Row {
  const fact = snapshot.clusters[node.name];
  const base = { id: nodeId(node), label: node.name, collapsible: 'none' as const };
  if (!fact?.known) {
    const problem = fact && problemOf(fact);
    const description = problem ? say(message('ui.unknownBecause', { why: problem.short })) : '';
    return {
      ...base,
      description,
      icon: problem ? { id: 'question' } : { id: 'server-environment' },
      tooltip: problem ? [{ value: say(problem.message) }, { value: say(problem.help) }] : [],
      contextValue: 'cluster',
      accessibilityLabel: say(message('ui.a11y.cluster', { name: node.name, facts: description })),
    };
  }
  const cluster = fact.value;
  const verdict = verdictFor(snapshot, node.name, { network: 'onPremises' });
  const standing = standingOf(snapshot, cluster, verdict);
  const mood = isTroubled(cluster.status) ? ('trouble' as const) : standing?.mood;
  // A narrow side bar shows the beginning only.
  const description = dotted(
    standing && say(standing.word),
    statusWord(cluster.status),
    cluster.version,
    say(accessText(cluster)),
  );
  return {
    ...base,
    description,
    icon: statusIcon('server-environment', cluster.status),
    ...(mood === undefined ? {} : { mood }),
    tooltip: [
      { value: cluster.name },
      ...line(
        say,
        message('ui.label.endpointName'),
        cluster.endpointName ?? say(message('ui.noEndpointYet')),
      ),
      ...line(say, message('ui.label.vpc'), cluster.vpcId),
      ...line(say, message('ui.label.access'), say(accessText(cluster))),
      ...line(say, message('ui.label.status'), cluster.status),
      ...line(say, message('ui.label.arn'), cluster.arn),
      ...verdictLines(verdict, { snapshot, say }),
    ],
    contextValue: verdict.necessity === 'notApplicable' ? 'cluster' : 'cluster.enablable',
    accessibilityLabel: say(message('ui.a11y.cluster', { name: node.name, facts: description })),
  };
}

/** The necessity verdict, only where the facts for it happen to have been read already. */
function verdictLines(verdict: Verdict, { snapshot, say }: RowContext): readonly TooltipLine[] {
  const name = valueOf(snapshot.clusters[verdict.clusterName])?.endpointName ?? '';
  const known = verdict.necessity === 'notApplicable' || snapshot.publicAnswers[name]?.known;
  return known ? line(say, message('ui.label.verdict'), say(verdict.summary)) : [];
}
