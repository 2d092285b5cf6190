import { reaches443 } from '../../../src/sandbox/dataplane/reaches443.js';
import { resolve } from '../../../src/sandbox/dataplane/resolve.js';
import { CLASS_IN, TYPE } from '../../../src/core/dns/wire/recordTypes.js';
import { RCODE } from '../../../src/core/dns/wire/rcodes.js';
import type { World } from '../../../src/sandbox/world.js';
import { NOW } from '../estate/parts.js';
import {
  addressesOutcome,
  type ApiQuestion,
  type NameQuestion,
  type Outcome,
} from '../questions.js';
import type { Oracle } from './oracle.js';
import { targetOrders } from './targetOrders.js';

/** The sandbox's own data plane. */
export const sandboxOracle: Oracle = {
  name: 'sandbox',
  foretell: ({ world }, questions) => {
    const orders = targetOrders(world).map((each) => ({
      dhcp: each,
      resolver: askedDirectly(each),
    }));
    const told = questions.flatMap((question): [string, Outcome[]][] => {
      if (question.kind === 'api') return [[question.key, [connects(world, question)]]];
      return [
        [
          question.key,
          [...new Set(orders.map((each) => answers(each[question.server], question)))],
        ],
      ];
    });
    return Promise.resolve(new Map(told));
  },
};

/** In the data plane an instance asks what DHCP tells; this is for asking VPC+2 all the same. */
function askedDirectly(world: World): World {
  return { ...world, vpcs: world.vpcs.map((vpc) => ({ ...vpc, dhcpOptionsId: 'default' })) };
}

function answers(world: World, { client, host, transport }: NameQuestion): Outcome {
  const question = { name: `${host}.`, type: TYPE.A, class: CLASS_IN, recursionDesired: true };
  const origin = { kind: 'vpc', vpcId: client.vpcId } as const;
  const result = resolve(world, NOW, origin, question, transport);
  if (result.outcome === 'silence') return 'none';
  if (result.rcode === RCODE.NXDOMAIN) return 'NXDOMAIN';
  if (result.rcode !== RCODE.NOERROR) return 'none';
  const found = result.answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));
  return found.length > 0 ? addressesOutcome(found) : 'NODATA';
}

function connects(world: World, { client, to }: ApiQuestion): Outcome {
  const { subnetId, groupIds, privateIpAddresses } = client;
  const [address = ''] = privateIpAddresses;
  return reaches443(world, NOW, { subnetId, address, groupIds }, to).passed ? 'open' : 'closed';
}
