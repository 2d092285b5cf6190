import { valueOf } from '../../model/fact.js';
import { labelOf, vpcLabel } from '../../model/names.js';
import { isRight, visitsOf } from '../walked.js';
import { distinct, enableFix, finding, weightOf, type Detector } from './detector.js';

/**
 * F15: something else takes the name first: a SYSTEM rule, a hosted zone of somebody's own, or
 * a rule for a parent domain that does not lead to the cluster VPC.
 */
export const inTheWay: Detector = (walked) => {
  const { cluster, snapshot } = walked;
  const found = visitsOf(walked).flatMap(({ walk, visit }) => {
    const { decision } = visit.decided;
    const vpc = vpcLabel(valueOf(snapshot.vpcs), visit.vpcId);
    const weight = weightOf(walked, walk);
    if (decision.kind === 'hostedZone') {
      const { zone } = decision;
      return [
        finding({
          mode: 'F15',
          weight,
          sentence: 'finding.zoneInTheWay',
          args: { zone: zone.name, id: zone.id, vpc, name: cluster.endpointName ?? '' },
          evidence: [
            {
              call: 'route53:ListHostedZonesByVPC',
              subject: visit.vpcId,
              field: 'HostedZoneSummaries[].Name',
              value: zone.name,
            },
          ],
          advice: zone.name === cluster.endpointName ? 'mend.zoneOfName' : 'mend.enable',
          fix: enableFix(walked),
        }),
      ];
    }
    const system = decision.kind === 'public' ? decision.system : undefined;
    const forwards = decision.kind === 'forward' ? decision.acting : undefined;
    const astray =
      forwards &&
      forwards.rule.domainName !== cluster.endpointName &&
      !visit.forward?.attempts.some(
        ({ next, owner }) => next?.forward || owner?.endpoint.vpcId === cluster.vpcId,
      );
    const winner = system ?? (astray ? forwards : undefined);
    if (!winner || isRight(walked, visit.answer) === true) return [];
    const { rule } = winner;
    return [
      finding({
        mode: 'F15',
        weight,
        sentence: rule.type === 'SYSTEM' ? 'finding.systemRule' : 'finding.ruleInTheWay',
        args: { rule: labelOf(rule), domain: rule.domainName || '.', vpc, type: rule.type },
        evidence: [
          {
            call: 'route53resolver:ListResolverRules',
            subject: rule.id,
            field: 'ResolverRule.RuleType, DomainName',
            value: `${rule.type} ${rule.domainName || '.'}`,
          },
        ],
        advice: rule.domainName === cluster.endpointName ? 'mend.systemRule' : 'mend.enable',
        ...(rule.domainName === cluster.endpointName ? {} : { fix: enableFix(walked) }),
      }),
    ];
  });
  return distinct(found);
};
