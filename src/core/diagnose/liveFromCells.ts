import type { VpcId } from '../model/ids.js';
import type { Vantage } from '../model/vantage.js';
import type { MatrixCell } from '../verify/matrix.js';
import type { LiveEvidence } from './live.js';
import { liveAnswerOf } from './liveAnswer.js';
import { liveConnectionOf } from './liveConnection.js';

/** The VPC in which a client would ask as this vantage does; not that of an inbound endpoint. */
function clientVpcOf({ id, vpcId, through }: Vantage): VpcId | undefined {
  return through !== undefined || id === `vpc:${vpcId ?? ''}` ? vpcId : undefined;
}

/** The client VPCs that were asked from, each once; the cluster's own is none. */
export function askedVpcs(
  cells: readonly MatrixCell[],
  clusterVpcId: string | undefined,
): readonly VpcId[] {
  const asked = cells.flatMap(({ check, vantage }) => (check ? (clientVpcOf(vantage) ?? []) : []));
  return [...new Set(asked)].filter((vpcId) => vpcId !== clusterVpcId);
}

/**
 * What was seen, as a diagnosis of clients in one VPC takes it. Only connections to the control
 * plane count: that the public addresses can be reached says nothing of the private way.
 */
export function liveEvidence(
  cells: readonly MatrixCell[],
  vpcId: VpcId,
  controlPlane: readonly string[],
): LiveEvidence {
  const answers = cells.flatMap(({ vantage, check }) => {
    if (!check) return [];
    const from = clientVpcOf(vantage);
    const vantageId = from === undefined ? vantage.id : `vpc:${from}`;
    const { transport, type } = check.request;
    if (type !== 'A' && type !== 'AAAA') return [];
    const protocol = transport === 'udp' ? 'udp' : 'tcp';
    return [liveAnswerOf({ vantageId, protocol, type }, check.exchange, check.verdict)];
  });
  const connections = cells.flatMap(({ vantage, reach }) =>
    clientVpcOf(vantage) === vpcId
      ? reach
          .filter(({ target }) => controlPlane.includes(target.address))
          .map((one) => liveConnectionOf(`vpc:${vpcId}`, one))
      : [],
  );
  return { answers, connections: connections.filter((one) => one !== undefined) };
}
