import type { Identity } from '../model/identity.js';
import { message, type Message } from '../model/message.js';
import type { PlanCost } from '../model/plan.js';
import { endpointPrices, monthlyCostOf, usEast1 } from './endpointPrice.js';

/** The cost of a plan that finds `before` addresses and leaves `after`. */
export function costOf(
  before: number,
  after: number,
  where: Pick<Identity, 'region' | 'partition'>,
): PlanCost {
  const note = noteFor(where);
  return {
    before: monthlyCostOf(before),
    after: monthlyCostOf(after),
    perAddressHour: usEast1.perAddressHour,
    priceDate: usEast1.date,
    priceSource: usEast1.source,
    priceRegion: usEast1.region,
    ...(note ? { priceNote: note } : {}),
  };
}

/** What is not known about the price in a Region; `undefined` where its own is known. */
function noteFor({
  region,
  partition,
}: Pick<Identity, 'region' | 'partition'>): Message | undefined {
  if (endpointPrices.some((price) => price.region === region)) return undefined;
  const args = { region, known: usEast1.region };
  // Other partitions have prices, and currencies, of their own (aws facts §5, §12).
  return message(partition === 'aws' ? 'cost.elsewhere' : 'cost.unknown', args);
}
