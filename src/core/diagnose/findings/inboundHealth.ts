import { labelOf } from '../../model/names.js';
import type { OwnedAddress } from '../network.js';
import { isAttached } from '../name/parties.js';
import { attemptsOf } from '../walked.js';
import type { Finding, Weight } from '../finding.js';
import { addressTrouble, endpointTrouble } from './endpointTrouble.js';
import { distinct, weightOf, type Detector } from './detector.js';

/** F17, F19, F20 and F46 of the inbound endpoints that are asked; no plan mends an endpoint. */
export const inboundHealth: Detector = (walked) =>
  distinct(
    attemptsOf(walked).flatMap(({ walk, attempt }) =>
      attempt.owner ? ofAddress(attempt.owner, weightOf(walked, walk)) : [],
    ),
  );

function ofAddress({ endpoint, address }: OwnedAddress, weight: Weight): readonly Finding[] {
  const whole = endpointTrouble(endpoint, 'INBOUND', 'F17', weight, labelOf(endpoint));
  const own = isAttached(address) ? [] : addressTrouble(endpoint, address, weight);
  // What a single address suffers from says more than the endpoint's ACTION_NEEDED.
  return own.some(({ mode }) => mode !== 'F17') ? own : whole.length > 0 ? whole : own;
}
