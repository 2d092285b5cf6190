import { notRead, valueOf } from '../../model/fact.js';
import { labelOf } from '../../model/names.js';
import { isAttached } from '../name/parties.js';
import { visitsOf } from '../walked.js';
import { addressTrouble, endpointTrouble } from './endpointTrouble.js';
import { distinct, finding, ruleFix, weightOf, type Detector } from './detector.js';

/** F18 of the outbound endpoint that sends, or F19, F20 and F46 of it. */
export const outboundHealth: Detector = (walked) => {
  const found = visitsOf(walked).flatMap(({ walk, visit }) => {
    const { forward } = visit;
    if (!forward) return [];
    const { endpoint, judgement } = forward.senders;
    const weight = weightOf(walked, walk);
    if (!endpoint) {
      if (judgement.outcome !== 'drop') return [];
      return [
        finding({
          mode: 'F18',
          weight,
          sentence: 'finding.outboundGone',
          args: { rule: labelOf(forward.rule), endpoint: judgement.subject },
          evidence: judgement.evidence,
          advice: 'mend.outboundGone',
          fix: ruleFix(walked, forward.rule),
        }),
      ];
    }
    const addresses = valueOf(walked.snapshot.endpointAddresses[endpoint.id] ?? notRead) ?? [];
    const own = addresses
      .filter((address) => !isAttached(address))
      .flatMap((address) => addressTrouble(endpoint, address, weight, 'F18'));
    if (own.some(({ mode }) => mode !== 'F18')) return own;
    const whole = endpointTrouble(endpoint, 'OUTBOUND', 'F18', weight, labelOf(endpoint));
    return whole.length > 0 ? whole : own;
  });
  return distinct(found);
};
