import { valueOf } from '../../core/model/fact.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { serverText, type Vantage } from '../../core/model/vantage.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import type { CheckInput, ChecksState, CheckView } from '../contract/checks.js';
import type { MatrixState } from '../contract/checksMatrix.js';
import { failureView } from './failure.js';
import { targetView, type ClusterTarget } from './target.js';

/** What the controller knows. */
export interface ChecksSource {
  readonly target: ClusterTarget;
  readonly texts: Readonly<Record<string, string>>;
  readonly reading: boolean;
  readonly running: boolean;
  readonly snapshot: Snapshot | undefined;
  readonly vantages: readonly Vantage[];
  readonly error: PortErrorInfo | undefined;
  readonly inputs: CheckInput | undefined;
  readonly history: readonly CheckView[];
  readonly matrix: MatrixState;
}

/** The complete state of the page. Pure. */
export function checksState(
  source: ChecksSource,
  render: (message: Message) => string,
): ChecksState {
  const { target, snapshot, error, inputs } = source;
  const cluster = valueOf(snapshot?.clusters[target.clusterName]);
  const endpointName = cluster?.endpointName;
  return {
    target: targetView(target),
    texts: { ...source.texts },
    reading: source.reading,
    ...(endpointName === undefined ? {} : { endpointName }),
    controlPlane: controlPlane(snapshot, target.clusterName, render),
    vantages: clientsFirst(source.vantages, cluster?.vpcId).map((vantage) => ({
      id: vantage.id,
      name: vantage.name,
      server: serverText(vantage),
    })),
    ...(error && { failure: failureView(error, render) }),
    ...(inputs && { inputs }),
    running: source.running,
    history: [...source.history],
    matrix: source.matrix,
  };
}

/** Where the answer is in question comes before where EKS itself answers. */
export function clientsFirst(
  vantages: readonly Vantage[],
  clusterVpcId: string | undefined,
): readonly Vantage[] {
  const isClient = ({ vpcId }: Vantage) => vpcId !== undefined && vpcId !== clusterVpcId;
  return [...vantages.filter(isClient), ...vantages.filter((one) => !isClient(one))];
}

function controlPlane(
  snapshot: Snapshot | undefined,
  clusterName: string,
  render: (message: Message) => string,
): ChecksState['controlPlane'] {
  const fact = snapshot && controlPlaneAddresses(snapshot, clusterName);
  if (fact?.known) return { addresses: [...fact.value] };
  const why =
    fact?.why.reason === 'failed'
      ? message(fact.why.error.messageKey, fact.why.error.args)
      : message('checks.notRead');
  return { addresses: [], unknownBecause: render(why) };
}
