import { diagnose } from '../../core/diagnose/diagnose.js';
import { liveEvidence } from '../../core/diagnose/liveFromCells.js';
import { valueOf } from '../../core/model/fact.js';
import type { VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import type { MatrixCell } from '../../core/verify/matrix.js';
import type { DiagnosisView } from '../contract/checksMatrix.js';

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
