import { valueOf } from '../../model/fact.js';
import { labelOf, vpcLabel } from '../../model/names.js';
import { visitsOf } from '../walked.js';
import { distinct, finding, weightOf, type Detector } from './detector.js';

/** F32: DNS Firewall of the client's VPC, or of the cluster's, blocks the name. */
export const firewall: Detector = (walked) =>
  distinct(
    visitsOf(walked).flatMap(({ walk, visit }) => {
      const { decision } = visit.decided;
      if (decision.kind !== 'blocked') return [];
      const { association, rule, domain } = decision.firewall;
      return [
        finding({
          mode: 'F32',
          weight: weightOf(walked, walk),
          sentence: 'finding.firewall',
          args: {
            vpc: vpcLabel(valueOf(walked.snapshot.vpcs), visit.vpcId),
            rule: rule.name,
            group: labelOf({ id: association.groupId, name: association.name }),
            domain,
            response: rule.blockResponse ?? 'NODATA',
          },
          evidence: [
            {
              call: 'route53resolver:ListFirewallRuleGroupAssociations',
              subject: association.id,
              field: 'FirewallRuleGroupAssociations[].VpcId',
              value: visit.vpcId,
            },
            {
              call: 'route53resolver:ListFirewallRules',
              subject: association.groupId,
              field: 'FirewallRules[].Action, BlockResponse',
              value: `${rule.action} ${rule.blockResponse ?? ''} ${domain}`,
            },
          ],
          advice: 'mend.firewall',
        }),
      ];
    }),
  );
