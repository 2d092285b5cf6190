import { scopeKey, type AwsScope } from '../core/model/identity.js';

/** The cluster an act is about, or several of one scope that it is about together. */
export interface ClusterTarget {
  readonly scope: AwsScope;
  readonly clusterName: string;
  readonly furtherClusterNames?: readonly string[];
}

/** The names of all clusters of a target. */
export function namesOf({
  clusterName,
  furtherClusterNames = [],
}: ClusterTarget): readonly [string, ...string[]] {
  return [clusterName, ...furtherClusterNames];
}

/**
 * The cluster named by a command's argument: a row of the explorer, or
 * `{ profile, region, clusterName }` from a key binding, a test or another extension.
 */
export function clusterTargetOf(argument: unknown): ClusterTarget | undefined {
  if (!isRecord(argument)) return undefined;
  if (argument['kind'] === 'link') return clusterTargetOf(argument['to']);
  if (argument['kind'] === 'cluster') {
    const scope = scopeOf(argument['scope']);
    const name = argument['name'];
    return scope && isText(name) ? { scope, clusterName: name } : undefined;
  }
  const scope = scopeOf(argument);
  const clusterName = argument['clusterName'];
  if (!scope || !isText(clusterName)) return undefined;
  const further = textsIn(argument, 'furtherClusterNames') ?? [];
  return targetOfNames(scope, [clusterName, ...further]);
}

/** A target of these clusters; each name counts once. */
export function targetOfNames(
  scope: AwsScope,
  [clusterName, ...others]: readonly [string, ...string[]],
): ClusterTarget {
  const further = [...new Set(others)].filter((name) => name !== clusterName);
  return further.length === 0
    ? { scope, clusterName }
    : { scope, clusterName, furtherClusterNames: further };
}

/**
 * The clusters of the rows that were selected together, as one target. `undefined` where
 * fewer than two are clusters: then the row that was clicked counts. `manyScopes` where
 * they are of several profiles or Regions, which no plan can span.
 */
export function selectedTarget(rows: unknown): ClusterTarget | 'manyScopes' | undefined {
  if (!Array.isArray(rows)) return undefined;
  const targets = rows.flatMap((row: unknown) => clusterTargetOf(row) ?? []);
  const [first, ...others] = targets;
  if (!first || others.length === 0) return undefined;
  const key = scopeKey(first.scope);
  if (others.some(({ scope }) => scopeKey(scope) !== key)) return 'manyScopes';
  const names = others.map(({ clusterName }) => clusterName);
  return targetOfNames(first.scope, [first.clusterName, ...names]);
}

/** The scope in an argument: `{ profile, region }`, or the scope of a row. */
export function scopeOf(argument: unknown): AwsScope | undefined {
  if (!isRecord(argument)) return undefined;
  const { profile, region } = argument;
  if (isText(profile) && isText(region)) return { profile, region };
  return isRecord(argument['scope']) ? scopeOf(argument['scope']) : undefined;
}

/** The list of texts under a key of an argument; `undefined` if it is not one. */
export function textsIn(argument: unknown, key: string): readonly string[] | undefined {
  const value = isRecord(argument) ? argument[key] : undefined;
  return Array.isArray(value) && value.every(isText) ? value : undefined;
}

/** The text under a key of an argument. */
export function textIn(argument: unknown, key: string): string | undefined {
  const value = isRecord(argument) ? argument[key] : undefined;
  return isText(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
