/** What one Resolver endpoint address costs in a Region, and where that is from. */
export interface EndpointPrice {
  readonly region: string;
  /** US dollars. */
  readonly perAddressHour: number;
  /** When it was looked up, `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: string;
}

/** The one price that is known; the others are not guessed. */
export const usEast1: EndpointPrice = {
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
