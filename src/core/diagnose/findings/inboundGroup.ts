import { enableFix, finding, type Detector } from './detector.js';
import { dropsOf, troublesOf } from './drops.js';

/** F21: the inbound endpoint's groups do not admit DNS from who asks it. */
export const inboundGroup: Detector = (walked) => {
  const drops = dropsOf(walked).filter(
    ({ purpose, step }) => purpose === 'dns' && step.point === 'ingressGroup',
  );
  return troublesOf(drops, ({ step }) => step.subject).map(
    ({ first, all, weight, protocols, evidence }) =>
      finding({
        mode: 'F21',
        weight,
        sentence: 'finding.inboundGroup',
        args: {
          group: first.step.subject,
          protocols,
          sources: [...new Set(all.map(({ flow }) => flow.from.ip))],
        },
        evidence,
        advice: 'mend.enable',
        fix: enableFix(walked),
      }),
  );
};
