import { labelOf } from '../../model/names.js';
import { isRight, visitsOf } from '../walked.js';
import { distinct, finding, type Detector } from './detector.js';

/** F39: the rule that is to be mended belongs to another account; only its owner may change it. */
export const sharedRule: Detector = (walked) => {
  const rules = visitsOf(walked).flatMap(({ walk, visit }) => {
    const rule = visit.forward?.rule;
    const broken = isRight(walked, walk.answer) === false;
    return rule?.shareStatus === 'SHARED_WITH_ME' && broken ? [rule] : [];
  });
  return distinct(
    rules.map((rule) =>
      finding({
        mode: 'F39',
        weight: 'obstacle',
        sentence: 'finding.sharedRule',
        args: { rule: labelOf(rule), owner: rule.ownerId },
        evidence: [
          {
            call: 'route53resolver:ListResolverRules',
            subject: rule.id,
            field: 'ResolverRule.ShareStatus, OwnerId',
            value: `${rule.shareStatus} ${rule.ownerId}`,
          },
        ],
        advice: 'mend.sharedRule',
      }),
    ),
  );
};
