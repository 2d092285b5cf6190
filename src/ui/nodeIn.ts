import { groupKinds, type TreeNode } from './treeNode.js';

const texts: Readonly<Record<TreeNode['kind'], readonly string[]>> = {
  profile: ['profile'],
  region: [],
  group: ['group'],
  cluster: ['name'],
  vpc: ['id'],
  endpoint: ['id'],
  address: ['endpointId', 'ipId'],
  rule: ['id'],
  association: ['ruleId', 'id'],
  vpcDns: ['id'],
  link: [],
  coming: ['key'],
  note: ['note'],
};

/** The row of the explorer that a command got as its argument, if it is one; of a link, what it stands for. */
export function nodeIn(argument: unknown): TreeNode | undefined {
  if (!isNode(argument)) return undefined;
  return argument.kind === 'link' ? argument.to : argument;
}

/** The rows that a command is about: those selected together, else the one that was clicked. */
export function nodesIn(argument: unknown, rows: unknown): readonly TreeNode[] {
  const chosen: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [argument];
  return chosen.flatMap((one) => nodeIn(one) ?? []);
}

function isNode(value: unknown): value is TreeNode {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return false;
  const kind = value['kind'];
  if (!isKind(kind)) return false;
  if (!texts[kind].every((key) => typeof value[key] === 'string')) return false;
  if (kind === 'profile') return true;
  if (kind === 'note') return isNode(value['parent']);
  if (kind === 'link' && !(isNode(value['under']) && isNode(value['to']))) return false;
  if (kind === 'coming' && !isNode(value['under'])) return false;
  if (kind === 'group' && !groupKinds.some((group) => group === value['group'])) return false;
  const scope = value['scope'];
  return (
    isRecord(scope) && typeof scope['profile'] === 'string' && typeof scope['region'] === 'string'
  );
}

function isKind(kind: string): kind is TreeNode['kind'] {
  return Object.hasOwn(texts, kind);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
