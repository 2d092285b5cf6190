import type { AwsScope } from '../core/model/identity.js';

/** The cluster an act is about. */
export interface ClusterTarget {
  readonly scope: AwsScope;
  readonly clusterName: string;
}

/**
 * The cluster named by a command's argument: a row of the explorer, or
 * `{ profile, region, clusterName }` from a key binding, a test or another extension.
 */
export function clusterTargetOf(argument: unknown): ClusterTarget | undefined {
  if (!isRecord(argument)) return undefined;
  if (argument['kind'] === 'cluster') {
    const scope = scopeOf(argument['scope']);
    const name = argument['name'];
    return scope && isText(name) ? { scope, clusterName: name } : undefined;
  }
  const scope = scopeOf(argument);
  const clusterName = argument['clusterName'];
  return scope && isText(clusterName) ? { scope, clusterName } : undefined;
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
