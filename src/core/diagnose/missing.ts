import type { Fact } from '../model/fact.js';
import { message } from '../model/message.js';
import { whyUnknown } from '../model/why.js';
import type { NotChecked } from './diagnosis.js';
import type { MissingFact } from './judgement.js';
import { attemptsOf, visitsOf, type Walked } from './walked.js';

/** Everything that could not be checked, once each, with the reason (aws facts §10, F41 and F42). */
export function notChecked(walked: Walked): readonly NotChecked[] {
  const { snapshot, cluster, resolver, api } = walked;
  const facts: MissingFact[] = [];
  const need = (call: string, subject: string, fact: Fact<unknown> | undefined): void => {
    if (fact && !fact.known) facts.push({ call, subject, fact });
  };
  need('ec2:DescribeNetworkInterfaces', cluster.name, snapshot.controlPlane[cluster.name]);
  if (cluster.access === 'private') {
    const name = cluster.endpointName ?? '';
    need('dns:public', name, snapshot.publicAnswers[name]);
  }
  if (cluster.vpcId) {
    need('ec2:DescribeVpcAttribute', cluster.vpcId, snapshot.vpcDns[cluster.vpcId]);
  }
  need('ec2:DescribeVpcs', snapshot.scope.region, snapshot.vpcs);
  need('eks:ListUpdates', cluster.name, snapshot.clusterUpdates[cluster.name]);
  if (resolver.kind === 'unknown') facts.push(resolver.missing);
  const steps = [
    ...attemptsOf(walked).flatMap(({ attempt }) => attempt.flow?.steps ?? []),
    ...api.flatMap(({ flow }) => flow.steps),
  ];
  const visits = visitsOf(walked).map(({ visit }) => visit);
  const senders = visits.flatMap(({ forward }) => (forward ? [forward.senders.judgement] : []));
  facts.push(...visits.flatMap(({ decided }) => decided.missing));
  const judged = [...steps, ...senders];
  facts.push(...judged.flatMap(({ missing }) => (missing ? [missing] : [])));
  const all = [
    ...facts.map(toNotChecked),
    ...judged.flatMap(({ unseen, subject }): readonly NotChecked[] =>
      unseen ? [{ call: 'ec2:DescribeRouteTables', subject, why: unseen }] : [],
    ),
  ];
  return [...new Map(all.map((one) => [`${one.call} ${one.subject}`, one])).values()];
}

/** One missing fact, as it is told. */
export function toNotChecked({ call, subject, fact }: MissingFact): NotChecked {
  const kind = !fact.known && fact.why.reason === 'failed' ? fact.why.error.kind : undefined;
  const mode = kind === 'throttled' ? 'F41' : kind === 'accessDenied' ? 'F42' : undefined;
  // A list that was read and does not have the thing: it belongs to somebody else.
  const why = fact.known ? message('diagnose.notVisible', { subject }) : whyUnknown(fact);
  return { ...(mode ? { mode } : {}), call, subject, why };
}
