import { notRead, type Fact } from '../core/model/fact.js';
import { message, type MessageKey } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { nodeId, type GroupKind, type TreeNode } from '../ui/treeNode.js';
import { concernsCredentials, problemOf, problemOfError, type Problem } from './problem.js';
import type { Row, RowCommand, RowContext } from './row.js';

type NoteNode = Extract<TreeNode, { kind: 'note' }>;

const listOf = {
  clusters: (snapshot) => snapshot.clusterNames,
  vpcs: (snapshot) => snapshot.vpcs,
  endpoints: (snapshot) => snapshot.endpoints,
  rules: (snapshot) => snapshot.rules,
  forwarders: ({ clusterNames, endpoints }) => (clusterNames.known ? endpoints : clusterNames),
} satisfies Record<GroupKind, (snapshot: Snapshot) => Fact<unknown>>;

/** The fact that a node's children come from. */
export function factOfChildren(node: TreeNode, snapshot: Snapshot): Fact<unknown> | undefined {
  switch (node.kind) {
    case 'region':
      return snapshot.identity;
    case 'group':
      return listOf[node.group](snapshot);
    case 'endpoint':
      return snapshot.endpointAddresses[node.id];
    case 'rule':
      return snapshot.associations;
    case 'vpc':
      return snapshot.vpcDns[node.id] ?? notRead;
    case 'profile':
    case 'cluster':
    case 'vpcDns':
    case 'link':
    case 'address':
    case 'association':
    case 'coming':
    case 'note':
      return undefined;
  }
}

/** The first of the lists that a VPC's rows come from which could not be read. */
export function troubleBelowVpc(snapshot: Snapshot): Fact<unknown> | undefined {
  const { clusterNames, endpoints, associations, rules } = snapshot;
  return [clusterNames, endpoints, associations, rules].find((fact) => problemOf(fact));
}

/** A row that says why there are no others, and what to do about it. */
export function noteRow(node: NoteNode, context: RowContext): Row {
  const { say } = context;
  const base = {
    id: nodeId(node),
    collapsible: 'none' as const,
    contextValue: `note.${node.note}`,
    tooltip: [],
  };
  if (node.note === 'empty') {
    const label = say(message('ui.note.empty'));
    return { ...base, label, icon: { id: 'dash' }, accessibilityLabel: label };
  }
  if (node.note === 'noRegion') {
    const label = say(message('ui.note.noRegion'));
    const title = say(message('ui.button.addRegion'));
    return {
      ...base,
      label,
      description: title,
      icon: { id: 'info' },
      accessibilityLabel: label,
      command: { id: 'eksPrivateDns.addRegion', title, args: [node.parent] },
    };
  }
  if (node.note === 'checking') {
    const label = say(message('ui.note.checking'));
    return { ...base, label, icon: { id: 'loading~spin' }, accessibilityLabel: label };
  }
  const { stale } = context.snapshot;
  if (node.note === 'stale' && stale) return problemRow(node, problemOfError(stale), context);
  if (node.note === 'reading' || node.note === 'noInbound' || node.note === 'allPinned') {
    const label = say(message(`ui.note.${node.note}`));
    const icon = node.note === 'reading' ? { id: 'loading~spin' } : { id: 'dash' };
    return { ...base, label, icon, accessibilityLabel: label };
  }
  if (node.note === 'filtered') {
    const label = say(message('ui.note.filtered'));
    const title = say(message('ui.button.clearFilter'));
    return {
      ...base,
      label,
      description: title,
      icon: { id: 'filter' },
      accessibilityLabel: `${label}. ${title}`,
      command: { id: 'eksPrivateDns.clearFilter', title, args: [] },
    };
  }
  const { parent } = node;
  const fact =
    parent.kind === 'vpc'
      ? troubleBelowVpc(context.snapshot)
      : factOfChildren(parent, context.snapshot);
  const problem = fact && problemOf(fact);
  if (!problem) {
    const label = say(message('ui.unknown'));
    return { ...base, label, icon: { id: 'question' }, accessibilityLabel: label };
  }
  return problemRow(node, problem, context);
}

/** Rows are narrow: the first words must tell, and the tooltip has the sentence. */
const shortLabels: Readonly<Partial<Record<Problem['kind'], MessageKey>>> = {
  unknownProfile: 'ui.note.unknownProfile',
  noCredentials: 'ui.note.noCredentials',
  expiredCredentials: 'ui.note.expiredCredentials',
  unreachable: 'ui.note.unreachable',
  timeout: 'ui.note.timeout',
  throttled: 'ui.note.throttled',
};

/** A row of trouble: what it is, and on a click the next step. */
export function problemRow(node: NoteNode, problem: Problem, context: RowContext): Row {
  const { say } = context;
  const short = shortLabels[problem.kind];
  const label =
    problem.kind === 'accessDenied' && problem.action !== undefined
      ? say(message('ui.note.denied', { action: problem.action }))
      : say(short === undefined ? problem.message : message(short));
  const command = fix(node, problem, context);
  return {
    id: nodeId(node),
    label,
    description: command.title,
    icon: { id: 'error', color: 'list.errorForeground' },
    tooltip: [{ value: say(problem.message) }, { value: say(problem.help) }],
    contextValue: `note.${node.note}`,
    collapsible: 'none',
    accessibilityLabel: `${label}. ${say(problem.message)} ${command.title}`,
    command,
  };
}

function fix(node: NoteNode, problem: Problem, { snapshot, say }: RowContext): RowCommand {
  if (concernsCredentials(problem.kind)) {
    return {
      id: 'eksPrivateDns.signIn',
      title: say(message('ui.button.signIn')),
      args: [{ profile: snapshot.scope.profile, region: snapshot.scope.region }],
    };
  }
  const title = say(message('ui.button.whatToDo'));
  const shown = `${say(problem.message)} ${say(problem.help)}`;
  return {
    id: 'eksPrivateDns.showProblem',
    title,
    // Without a row, trying again reads everything: that is what profiles that cannot be read want.
    args: [
      {
        text: shown,
        details: problem.details,
        ...(node.note === 'noProfiles' ? {} : { node: node.parent }),
      },
    ],
  };
}
