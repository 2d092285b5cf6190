import { enableFix, finding, type Detector } from './detector.js';
import { dropsOf, troublesOf } from './drops.js';
import { isV6Only } from './families.js';

/** F29: DNS would be right, and the control plane's groups do not admit the clients on 443. */
export const controlPlaneGroup: Detector = (walked) => {
  const { cluster } = walked;
  const drops = dropsOf(walked).filter(
    ({ purpose, step }) =>
      purpose === 'api' && (step.point === 'ingressGroup' || step.point === 'egressGroup'),
  );
  return troublesOf(drops, ({ step }) => `${step.point} ${step.subject}`)
    .filter(({ all }) => !isV6Only(walked, all))
    .map(({ first, all, weight, evidence }) => {
      const own = first.step.point === 'egressGroup';
      return finding({
        mode: 'F29',
        weight,
        sentence: own ? 'finding.clientGroup' : 'finding.controlPlaneGroup',
        args: {
          group: first.step.subject,
          cluster: cluster.name,
          sources: [...new Set(all.map(({ flow }) => flow.from.ip))],
        },
        evidence,
        advice: own ? 'mend.clientGroup' : 'mend.enable',
        ...(own ? {} : { fix: enableFix(walked) }),
      });
    });
};
