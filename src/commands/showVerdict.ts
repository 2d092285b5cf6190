import { message } from '../core/model/message.js';
import { clientVpcCandidates } from '../core/plan/candidates.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { targetFor } from '../ui/pickCluster.js';
import { verdictText } from '../ui/verdictText.js';
import type { Command } from './deps.js';
import { readEstateOf } from './readEstate.js';

/** **Is private DNS needed?**: the verdict with its evidence, from outside AWS and from each client VPC. */
export const showVerdict: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { say, window } = deps;
    const target = await targetFor(deps, argument, signal);
    const { clusterName } = target;
    const snapshot = await readEstateOf(deps, target, signal);
    const outside = verdictFor(snapshot, clusterName, { network: 'onPremises' });
    const inside = clientVpcCandidates(snapshot, clusterName).map(({ vpc }) => ({
      from: vpc.name === '' ? vpc.id : `${vpc.name} (${vpc.id})`,
      verdict: verdictFor(snapshot, clusterName, { vpcId: vpc.id }),
    }));
    const verdicts = [{ from: say(message('ui.verdict.outside')), verdict: outside }, ...inside];
    await window.showReadOnly(`${clusterName}.verdict.md`, verdictText(clusterName, verdicts, say));
    return verdicts.map(({ verdict }) => verdict);
  };
