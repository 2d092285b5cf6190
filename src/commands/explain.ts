import type { Diagnosis } from '../core/diagnose/diagnosis.js';
import { diagnose } from '../core/diagnose/diagnose.js';
import type { ClientVantage } from '../core/diagnose/vantage.js';
import { message } from '../core/model/message.js';
import { diagnosisMarkdown } from '../ui/diagnosisText.js';
import { targetFor } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { textIn, type ClusterTarget } from '../ui/target.js';
import { carryOutFix } from './carryOutFix.js';
import type { Command, CommandDeps } from './deps.js';
import { namedVantage, pickVantage, vantageLabel } from './pickVantage.js';

/**
 * **Explain resolution**: why the endpoint name does or does not give the control plane's
 * addresses at a vantage, and whether clients connect, as a document: what is computed beside what
 * live checks saw. Cancelling the checks keeps what there is. Where a plan mends the first cause, a
 * button leads to it. `vpcId` in the argument names the vantage.
 */
export const explain: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const target = await targetFor(deps, argument, signal);
    const { clusterName } = target;
    const title = say(message('ui.reading', { cluster: clusterName }));
    const read = (vpcIds: Parameters<typeof operations.diagnosis>[1]) =>
      window.progress(title, (_report, cancelled) =>
        operations.diagnosis(target, vpcIds, AbortSignal.any([signal, cancelled])),
      );
    const named = namedVantage(argument);
    const first = named ? undefined : await read([]);
    if (first) required(first.clusters[clusterName]);
    const vantage = named ?? (await pickVantage(deps, first, clusterName));
    const vpcIds = vantage.kind === 'vpc' ? [vantage.vpcId] : [];
    const snapshot = first && vpcIds.length === 0 ? first : await read(vpcIds);
    required(snapshot.clusters[clusterName]);
    const about = { snapshot, clusterName, vantage };
    const asking = say(message('ui.explain.asking', { cluster: clusterName }));
    const live = await window.progress(asking, (_report, cancelled) =>
      operations.live(target.scope, about, AbortSignal.any([signal, cancelled])),
    );
    const diagnosis = diagnose(snapshot, clusterName, vantage, live);
    const label = vantageLabel(deps, snapshot, vantage);
    const document = diagnosisMarkdown(diagnosis, label, say);
    deps.problem.diagnosed(document);
    await window.showReadOnly(`${clusterName}.resolution.md`, document);
    offerFix(deps, target, diagnosis, vantage, textIn(argument, 'confirmedAccount'));
    return diagnosis;
  };

/** The first fix by a plan among the causes, as a button; words suffice for the others. */
function offerFix(
  deps: CommandDeps,
  target: ClusterTarget,
  { findings, summary, outcome }: Diagnosis,
  vantage: ClientVantage,
  confirmedAccount: string | undefined,
): void {
  const { say, window } = deps;
  const mended = findings.find(({ weight, fix }) => weight === 'cause' && fix.kind !== 'text');
  const disputed = findings.some(({ weight }) => weight === 'contradiction');
  const kind = outcome === 'fails' || disputed ? 'warn' : 'info';
  if (!mended) {
    window.say(kind, say(summary));
    return;
  }
  const { signal } = new AbortController();
  const run = (): Promise<void> =>
    carryOutFix(deps, target, mended.fix, vantage, confirmedAccount, signal);
  window.say(kind, `${say(mended.sentence)} ${say(mended.advice)}`, [
    { title: say(message('ui.explain.fix')), run },
  ]);
}
