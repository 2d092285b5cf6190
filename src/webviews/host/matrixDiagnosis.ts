import { diagnose } from '../../core/diagnose/diagnose.js';
import { liveEvidence } from '../../core/diagnose/liveFromCells.js';
import { valueOf } from '../../core/model/fact.js';
import type { VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import type { MatrixCell } from '../../core/verify/matrix.js';
import { diagnosisMarkdown } from '../../ui/diagnosisText.js';
import type { DiagnosisView } from '../contract/checksMatrix.js';

/** What is said of the clients in one VPC: in one sentence, and as a document. */
interface VpcDiagnosis {
  readonly view: DiagnosisView;
  readonly document: string;
}

/** For each VPC: what AWS's configuration says, and where what was seen differs. */
export function vpcDiagnoses(
  snapshot: Snapshot,
  clusterName: string,
  vpcIds: readonly VpcId[],
  cells: readonly MatrixCell[],
  render: (message: Message) => string,
): readonly VpcDiagnosis[] {
  const controlPlane = valueOf(controlPlaneAddresses(snapshot, clusterName)) ?? [];
  return vpcIds.map((vpcId) => {
    const live = liveEvidence(cells, vpcId, controlPlane);
    const found = diagnose(snapshot, clusterName, { kind: 'vpc', vpcId }, live);
    const differs = found.findings.filter(({ weight }) => weight === 'contradiction');
    const sentences = [found.summary, ...differs.map(({ sentence }) => sentence)].map(render);
    const vpc = vpcLabel(valueOf(snapshot.vpcs), vpcId);
    const tone = toneOf(found.outcome, differs.length > 0);
    const summary = [...new Set(sentences)].join(' ');
    return {
      view: { vpcId, vpc, tone, summary },
      document: diagnosisMarkdown(found, vpc, render),
    };
  });
}

function toneOf(outcome: 'works' | 'fails' | 'unknown', differs: boolean): DiagnosisView['tone'] {
  if (outcome === 'fails') return 'bad';
  if (differs) return 'warning';
  return outcome === 'works' ? 'good' : 'neutral';
}
