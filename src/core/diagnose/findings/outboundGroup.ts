import { enableFix, finding, type Detector } from './detector.js';
import { dropsOf, troublesOf } from './drops.js';

/** F22: the outbound endpoint's groups do not let DNS out to the targets. */
export const outboundGroup: Detector = (walked) => {
  const drops = dropsOf(walked).filter(
    ({ purpose, step }) => purpose === 'dns' && step.point === 'egressGroup',
  );
  return troublesOf(drops, ({ step }) => step.subject).map(
    ({ first, all, weight, protocols, evidence }) =>
      finding({
        mode: 'F22',
        weight,
        sentence: 'finding.outboundGroup',
        args: {
          group: first.step.subject,
          protocols,
          targets: [...new Set(all.map(({ flow }) => flow.to.ip))],
        },
        evidence,
        advice: 'mend.enable',
        fix: enableFix(walked),
      }),
  );
};
