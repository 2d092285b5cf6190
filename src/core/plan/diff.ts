import type { Plan, Reused, Step } from '../model/plan.js';

/** One member that differs; values as JSON, `undefined` where it is not there. */
export interface FieldChange {
  /** `spec.subnetIds`, `dependsOn` and the like. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A step of both plans that does something else, or waits for something else. */
export interface StepChange {
  readonly before: Step;
  readonly after: Step;
  readonly fields: readonly FieldChange[];
}

/** What differs between two plans. Costs in US dollars a month. */
export interface PlanDiff {
  /** Whether applying either would do the same. */
  readonly same: boolean;
  readonly from: string;
  readonly to: string;
  /** Account, Region, clusters, client VPCs, what is forwarded. */
  readonly about: readonly FieldChange[];
  readonly added: readonly Step[];
  readonly removed: readonly Step[];
  readonly changed: readonly StepChange[];
  readonly reusedAdded: readonly Reused[];
  readonly reusedRemoved: readonly Reused[];
  /** The bill after each plan. */
  readonly cost: { readonly before: number; readonly after: number };
}

/**
 * What the second plan does that the first does not, and the other way round. Steps are
 * the same when their ids are: ids name purposes (`inbound-endpoint`). Titles, reasons,
 * profiles and the plans' own ids are no difference. Pure.
 */
export function diffPlans(a: Plan, b: Plan): PlanDiff {
  const earlier = new Map(a.steps.map((step) => [step.id, step]));
  const later = new Map(b.steps.map((step) => [step.id, step]));
  const changed = a.steps.flatMap((before): readonly StepChange[] => {
    const after = later.get(before.id);
    const both = (id: string): boolean => earlier.has(id) && later.has(id);
    const fields = after ? fieldChanges(compared(before, both), compared(after, both)) : [];
    return after && fields.length > 0 ? [{ before, after, fields }] : [];
  });
  const added = b.steps.filter(({ id }) => !earlier.has(id));
  const removed = a.steps.filter(({ id }) => !later.has(id));
  const about = fieldChanges(aboutOf(a), aboutOf(b));
  const reusedAdded = withoutThose(b.reused, a.reused);
  const reusedRemoved = withoutThose(a.reused, b.reused);
  const differences = [about, added, removed, changed, reusedAdded, reusedRemoved];
  return {
    same: differences.every(({ length }) => length === 0),
    from: a.id,
    to: b.id,
    about,
    added,
    removed,
    changed,
    reusedAdded,
    reusedRemoved,
    cost: { before: a.cost.after, after: b.cost.after },
  };
}

/** What tells one planning from another of the same effect. */
const ofOnePlanning = ['clientToken', 'clientRequestToken', 'doneSince'];

/** To wait for a step that the other plan has not follows from that step's own line. */
function compared(
  { spec, dependsOn, as }: Step,
  inBoth: (id: string) => boolean,
): Readonly<Record<string, unknown>> {
  const members = Object.entries(spec).filter(([member]) => !ofOnePlanning.includes(member));
  return {
    spec: Object.fromEntries(members),
    account: as?.accountId,
    dependsOn: dependsOn.filter(inBoth).sort(),
  };
}

function aboutOf(plan: Plan): Readonly<Record<string, unknown>> {
  const { identity, clientVpcIds, forwards } = plan;
  const clusters = [
    { name: plan.clusterName, endpointName: plan.endpointName },
    ...(plan.furtherClusters ?? []),
  ];
  return {
    verb: plan.verb,
    account: identity.accountId,
    region: identity.region,
    clusters: clusters.map(({ name, endpointName }) => `${name} (${endpointName})`),
    clientVpcIds,
    forwards,
  };
}

/** Members of objects are told one by one, as `spec.tags.team`; lists as a whole. */
function fieldChanges(before: unknown, after: unknown, field = ''): readonly FieldChange[] {
  if (stable(before) === stable(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      fieldChanges(before[key], after[key], field === '' ? key : `${field}.${key}`),
    );
  }
  return [
    {
      field,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutThose(all: readonly Reused[], others: readonly Reused[]): readonly Reused[] {
  const known = new Set(others.map(({ kind, id }) => `${kind} ${id}`));
  return all.filter(({ kind, id }) => !known.has(`${kind} ${id}`));
}

/** JSON in which the order of an object's members does not count. */
function stable(value: unknown): string {
  return JSON.stringify([value], (_key, one: unknown) =>
    isRecord(one)
      ? Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)))
      : one,
  );
}
