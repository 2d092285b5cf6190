import type { DnsWay } from '../../core/dns/types.js';
import { askedOver } from '../../core/dns/way.js';
import { notRead, valueOf } from '../../core/model/fact.js';
import { normalName } from '../../core/model/fqdn.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Vantage } from '../../core/model/vantage.js';
import type { CheckRequest } from '../../core/verify/check.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import type { CheckInput } from '../contract/checks.js';

/** The vantage that is meant: an offered one, or a server by its address. */
export function vantageOf(
  { asked, way }: Pick<CheckInput, 'asked' | 'way'>,
  offered: readonly Vantage[],
): Vantage | undefined {
  if (asked.kind === 'vantage') {
    const found = offered.find(({ id }) => id === asked.vantageId);
    return found && askedOver(found, way.transport);
  }
  const { address, port } = asked;
  const name = `${address}#${port}`;
  return { id: `server:${name}`, name, address, port };
}

/** The core's form of a question. Only the endpoint name has addresses to be expected. */
export function checkRequest(
  input: CheckInput,
  way: DnsWay,
  vantage: Vantage,
  snapshot: Snapshot | undefined,
  clusterName: string,
): CheckRequest {
  const endpointName = valueOf(snapshot?.clusters[clusterName])?.endpointName;
  const ours = endpointName !== undefined && normalName(input.name) === endpointName;
  return {
    vantage,
    name: input.name,
    type: input.type.toUpperCase(),
    ...way,
    expected: ours && snapshot ? controlPlaneAddresses(snapshot, clusterName) : notRead,
  };
}
