import type { Evidence, Weight } from '../finding.js';
import type { FlowStep, FlowTrace } from '../net/flow.js';
import { attemptsOf, isRight, type Walked } from '../walked.js';
import { weightOf } from './detector.js';

/** A point where packets are dropped, on a way of queries or of connections. */
export interface Drop {
  readonly purpose: 'dns' | 'api';
  readonly flow: FlowTrace;
  readonly step: FlowStep;
  readonly weight: Weight;
}

/** All of them. Ways to an inbound endpoint from which nothing leads to the cluster are left out. */
export function dropsOf(walked: Walked): readonly Drop[] {
  const { cluster, api } = walked;
  const ofNames = attemptsOf(walked).flatMap(({ walk, attempt }) => {
    const { owner, flow, next } = attempt;
    const astray = owner?.endpoint.vpcId !== cluster.vpcId && !next?.forward;
    // Where nothing arrives it is not known yet what the next Resolver would do.
    if (!flow || (astray && attempt.judgement !== 'drop')) return [];
    if (astray && !leadsOn(walked, owner?.endpoint.vpcId)) return [];
    return dropped(flow).map((step): Drop => ({
      purpose: 'dns',
      flow,
      step,
      weight: weightOf(walked, walk),
    }));
  });
  // Where the name does not give these addresses, 443 is what would come next.
  const reached = walked.walks.some(({ answer }) => isRight(walked, answer) !== false);
  const ofApi = api.flatMap(({ flow }) =>
    dropped(flow).map((step): Drop => ({
      purpose: 'api',
      flow,
      step,
      weight: reached ? 'cause' : 'obstacle',
    })),
  );
  return [...ofNames, ...ofApi];
}

/** Whether some rule of another VPC takes the name onward. */
function leadsOn({ walks, cluster }: Walked, vpcId: string | undefined): boolean {
  if (vpcId === undefined) return false;
  return (
    vpcId === cluster.vpcId || walks.some(({ visit }) => visit?.vpcId === vpcId && visit.forward)
  );
}

function dropped({ steps }: FlowTrace): readonly FlowStep[] {
  return steps.filter(({ outcome }) => outcome === 'drop');
}

/** Drops that are one trouble: by what decides and where it stands. */
export interface Trouble {
  readonly first: Drop;
  readonly all: readonly Drop[];
  readonly weight: Weight;
  readonly protocols: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Groups drops; the worst weight counts, and evidence is given once. */
export function troublesOf(
  drops: readonly Drop[],
  key: (drop: Drop) => string,
): readonly Trouble[] {
  const groups = new Map<string, Drop[]>();
  for (const one of drops) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const evidence = new Map(
      all.flatMap(({ step }) => step.evidence).map((one) => [JSON.stringify(one), one]),
    );
    return [
      {
        first,
        all,
        weight: all.find(({ weight }) => weight === 'cause')?.weight ?? first.weight,
        protocols: [
          ...new Set(all.map(({ flow }) => `${flow.service.protocol}/${flow.service.port}`)),
        ],
        evidence: [...evidence.values()].slice(0, 6),
      },
    ];
  });
}

/** What names one side of a flow: its address, with the subnet it is in. */
export function placeOf({
  ip,
  subnetId,
}: {
  readonly ip: string;
  readonly subnetId?: string;
}): string {
  return subnetId ? `${ip} (${subnetId})` : ip;
}
