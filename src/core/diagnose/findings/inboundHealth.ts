import { labelOf } from '../../model/names.js';
import type { OwnedAddress } from '../network.js';
import { isAttached } from '../name/parties.js';
import { attemptsOf } from '../walked.js';
import type { Finding, Weight } from '../finding.js';
import { addressTrouble, endpointTrouble } from './endpointTrouble.js';
import { distinct, repairFix, weightOf, type Detector } from './detector.js';

/** F17, F19, F20 and F46 of the inbound endpoints that are asked. */
export const inboundHealth: Detector = (walked) => {
  const found = attemptsOf(walked).flatMap(({ walk, attempt }) => {
    if (!attempt.owner) return [];
    return ofAddress(attempt.owner, weightOf(walked, walk)).map((one) =>
      one.mode === 'F17' ? { ...one, fix: repairFix(walked) } : one,
    );
  });
  return distinct(found);
};

function ofAddress({ endpoint, address }: OwnedAddress, weight: Weight): readonly Finding[] {
  const whole = endpointTrouble(endpoint, 'INBOUND', 'F17', weight, labelOf(endpoint));
  const own = isAttached(address) ? [] : addressTrouble(endpoint, address, weight);
  // What a single address suffers from says more than the endpoint's ACTION_NEEDED.
  return own.some(({ mode }) => mode !== 'F17') ? own : whole.length > 0 ? whole : own;
}
