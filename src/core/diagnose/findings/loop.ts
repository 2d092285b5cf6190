import { valueOf } from '../../model/fact.js';
import { labelOf, vpcLabel } from '../../model/names.js';
import type { Visit } from '../name/walk.js';
import { visitsOf } from '../walked.js';
import { distinct, finding, weightOf, type Detector } from './detector.js';

/** F16: a rule for the name on the cluster's own VPC, or a chain of rules that comes back. */
export const loop: Detector = (walked) => {
  const { cluster, snapshot } = walked;
  const label = (id: string): string => vpcLabel(valueOf(snapshot.vpcs), id);
  const found = visitsOf(walked).flatMap(({ walk, visit }) => {
    const rule = visit.forward?.rule;
    if (!rule) return [];
    const own = visit.vpcId === cluster.vpcId;
    const back = visit.forward.attempts.find(({ next }) => next?.answer === 'loop');
    if (!own && !back) return [];
    // The rule of the cluster VPC is what closes a circle that goes through it.
    if (!own && leadsTo(visit, cluster.vpcId)) return [];
    return [
      finding({
        mode: 'F16',
        weight: weightOf(walked, walk),
        sentence: own ? 'finding.ownVpcRule' : 'finding.loop',
        args: {
          rule: labelOf(rule),
          vpc: label(visit.vpcId),
          next: label(back?.next?.vpcId ?? ''),
          cluster: cluster.name,
        },
        evidence: [
          {
            call: 'route53resolver:ListResolverRuleAssociations',
            subject: rule.id,
            field: 'ResolverRuleAssociations[].VPCId',
            value: visit.vpcId,
          },
        ],
        advice: own ? 'mend.ownVpcRule' : 'mend.loop',
      }),
    ];
  });
  return distinct(found);
};

function leadsTo(visit: Visit, vpcId: string | undefined): boolean {
  return visit.forward?.attempts.some(({ next }) => next?.vpcId === vpcId) ?? false;
}
