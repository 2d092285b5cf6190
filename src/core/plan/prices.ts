import type { PlanCost } from '../model/plan.js';

/** List price of one Resolver endpoint address, and where it is from (aws facts §5). */
export const endpointPrice = {
  perAddressHour: 0.125,
  date: '2026-09-20',
  source: 'https://aws.amazon.com/route53/pricing/',
} as const;

const hoursPerMonth = 730;

/** US dollars a month for so many endpoint addresses; queries come on top. */
export function monthlyCostOf(addresses: number): number {
  return addresses * endpointPrice.perAddressHour * hoursPerMonth;
}

/** The cost of a plan that finds `before` addresses and leaves `after`. */
export function costOf(before: number, after: number): PlanCost {
  return {
    before: monthlyCostOf(before),
    after: monthlyCostOf(after),
    perAddressHour: endpointPrice.perAddressHour,
    priceDate: endpointPrice.date,
    priceSource: endpointPrice.source,
  };
}
