import { diagnose } from '../../core/diagnose/diagnose.js';
import type { LiveEvidence } from '../../core/diagnose/live.js';
import { liveAnswerOf } from '../../core/diagnose/liveAnswer.js';
import { liveConnectionOf } from '../../core/diagnose/liveConnection.js';
import { valueOf } from '../../core/model/fact.js';
import type { VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Vantage } from '../../core/model/vantage.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import type { MatrixCell } from '../../core/verify/matrix.js';
import type { DiagnosisView } from '../contract/checksMatrix.js';

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

/** For each VPC: one sentence of what AWS's configuration says, and where what was seen differs. */
export function diagnosisViews(
  snapshot: Snapshot,
  clusterName: string,
  vpcIds: readonly VpcId[],
  cells: readonly MatrixCell[],
  render: (message: Message) => string,
): DiagnosisView[] {
  const controlPlane = valueOf(controlPlaneAddresses(snapshot, clusterName)) ?? [];
  return vpcIds.map((vpcId) => {
    const live = liveEvidence(cells, vpcId, controlPlane);
    const found = diagnose(snapshot, clusterName, { kind: 'vpc', vpcId }, live);
    const differs = found.findings.filter(({ weight }) => weight === 'contradiction');
    const sentences = [found.summary, ...differs.map(({ sentence }) => sentence)].map(render);
    return {
      vpcId,
      vpc: vpcLabel(valueOf(snapshot.vpcs), vpcId),
      tone: toneOf(found.outcome, differs.length > 0),
      summary: [...new Set(sentences)].join(' '),
    };
  });
}

function toneOf(outcome: 'works' | 'fails' | 'unknown', differs: boolean): DiagnosisView['tone'] {
  if (outcome === 'fails') return 'bad';
  if (differs) return 'warning';
  return outcome === 'works' ? 'good' : 'neutral';
}
