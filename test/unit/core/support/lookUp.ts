import type { VpcId } from '../../../../src/core/model/ids.js';
import { answeredAddresses } from '../../../../src/core/verify/addresses.js';
import type { TestEstate } from '../../../support/estate.js';

/** What clients of a VPC get for a name: sorted addresses, `undefined` for silence. */
export async function lookUp(
  estate: TestEstate,
  vpcId: VpcId,
  name: string,
): Promise<readonly string[] | undefined> {
  const exchange = await estate.read.dns.query(
    {
      name,
      type: 'A',
      server: estate.vantage(`vpc:${vpcId}`),
      transport: 'udp',
      knobs: { deadlineMs: 5000 },
    },
    estate.signal,
  );
  return answeredAddresses(exchange)?.toSorted();
}
