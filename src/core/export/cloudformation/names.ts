import type { Plan, Ref, Step } from '../../model/plan.js';
import type { LogicalIds } from './logicalIds.js';

/** Names that all templates and commands of one plan agree on; no two are the same. */
export interface Names {
  /** Logical id of a step's resource. */
  resource(stepId: string): string;
  /** Logical ids of a step's entries in a group, one per permission. */
  entries(stepId: string): readonly string[];
  /** Of what a stack gives out, and of the parameter by which another takes it. */
  output(ref: Ref): string;
  /** Of the parameters for the addresses of an inbound endpoint, one per place. */
  addresses(stepId: string): readonly string[];
}

/** What steps give out, by kind, besides addresses. */
const outputs = ['endpointId', 'ruleId', 'shareArn'] as const;

/** The names for a plan. */
export function namesFor({ steps }: Plan, ids: LogicalIds): Names {
  const resources = new Map(steps.map(({ id }) => [id, ids.take(id)]));
  const resource = (stepId: string): string => resources.get(stepId) ?? 'Unknown';
  const given = new Map<string, string>(
    steps.flatMap(({ id }) =>
      outputs.map((output) => {
        const word = output.charAt(0).toUpperCase() + output.slice(1);
        return [`${output} ${id}`, ids.take(`${resource(id)}${word}`)] as const;
      }),
    ),
  );
  const numbered = (step: Step, word: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => ids.take(`${resource(step.id)}${word}${at + 1}`));
  const entries = new Map<string, readonly string[]>();
  const addresses = new Map<string, readonly string[]>();
  for (const step of steps) {
    const { spec, id } = step;
    if (spec.kind === 'authorizeSecurityGroup') {
      entries.set(id, numbered(step, 'Entry', spec.permissions.length));
    } else if (spec.kind === 'revokeSecurityGroupRules') {
      entries.set(id, numbered(step, 'Entry', spec.ruleIds.length));
    } else if (spec.kind === 'createResolverEndpoint') {
      addresses.set(id, numbered(step, 'Address', spec.subnetIds.length));
    }
  }
  return {
    resource,
    entries: (stepId) => entries.get(stepId) ?? [],
    output: ({ step, output }) => given.get(`${output} ${step}`) ?? 'Unknown',
    addresses: (stepId) => addresses.get(stepId) ?? [],
  };
}
