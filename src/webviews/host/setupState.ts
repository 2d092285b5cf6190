import type { Message } from '../../core/model/message.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { SetupState } from '../contract/setup.js';
import type { SetupRequest } from '../contract/setupForm.js';
import { clusterCard, verdictView } from './clusterCard.js';
import { failureView } from './failure.js';
import { withTheirVpcs } from './formAccounts.js';
import { formView } from './formView.js';
import { planView } from './planView.js';
import type { RunRecord } from './runRecord.js';
import type { SetupModel } from './setupModel.js';
import { targetNames, targetView, type ClusterTarget } from './target.js';

/** What the controller knows. */
export interface SetupSource {
  readonly target: ClusterTarget;
  readonly texts: Readonly<Record<string, string>>;
  readonly phase: SetupState['phase'];
  readonly reading: boolean;
  readonly error: PortErrorInfo | undefined;
  readonly wished: SetupRequest | undefined;
  readonly model: SetupModel | undefined;
  readonly run: RunRecord | undefined;
}

/** The complete state of the page. Pure. */
export function setupState(source: SetupSource, render: (message: Message) => string): SetupState {
  const { target, model, run, error } = source;
  const planning = model?.planning;
  const names = targetNames(target);
  const [, ...further] = names;
  const form = model && formView({ ...model, render });
  // The verdict above says so already, and carries the button.
  const problems = (planning?.problems ?? []).filter(
    (one) => form?.canPlanAnyway !== true || one.message.key !== 'problem.notNeeded',
  );
  const labels = model && withTheirVpcs(model.snapshot, model.accounts);
  const served = planning?.verdicts.some((one) => one.necessity === 'alreadyServed') ?? false;
  const card = model && clusterCard(model.snapshot, target.clusterName, render);
  return {
    target: targetView(target),
    texts: { ...source.texts },
    phase: source.phase,
    reading: source.reading,
    ...(card && { cluster: card }),
    furtherClusters: further.flatMap(
      (name) => (model && clusterCard(model.snapshot, name, render)) ?? [],
    ),
    ...(error && { failure: failureView(error, render) }),
    verdicts: labels
      ? (planning?.verdicts ?? []).map((one) =>
          verdictView(labels, one, further.length > 0, render),
        )
      : [],
    request: model?.request ?? source.wished ?? { clientVpcIds: [] },
    ...(form && { form }),
    problems: problems.map(({ severity, message, help }) => ({
      severity,
      message: render(message),
      help: render(help),
    })),
    ...(planning?.plan && { plan: planView(planning.plan, render) }),
    ...(run && { run: run.view(render) }),
    canDisable: further.length === 0 && served,
  };
}
