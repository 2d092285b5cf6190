import type { Identity } from '../model/identity.js';
import { message, type Message } from '../model/message.js';
import type { PlanCost } from '../model/plan.js';

/** What one Resolver endpoint address costs in a Region, and where that is from. */
export interface EndpointPrice {
  readonly region: string;
  /** US dollars. */
  readonly perAddressHour: number;
  /** When it was looked up, `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: string;
}

const usEast1: EndpointPrice = {
  region: 'us-east-1',
  perAddressHour: 0.125,
  date: '2026-09-20',
  source: 'https://aws.amazon.com/route53/pricing/',
};

/** The prices that are known, one per Region; nothing is guessed for the others (aws facts §5). */
export const endpointPrices: readonly EndpointPrice[] = [usEast1];

const hoursPerMonth = 730;

/** US dollars a month for so many endpoint addresses at us-east-1's price; queries come on top. */
export function monthlyCostOf(addresses: number): number {
  return addresses * usEast1.perAddressHour * hoursPerMonth;
}

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
