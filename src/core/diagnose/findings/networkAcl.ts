import { finding, type Detector } from './detector.js';
import { dropsOf, troublesOf, type Drop } from './drops.js';
import { isV6Only } from './families.js';
import { movedInterfaces } from './moved.js';

/** F23: a network ACL drops the query, the connection, or the answer. */
export const networkAcl: Detector = (walked) => {
  const moved = movedInterfaces(walked);
  const drops = dropsOf(walked).filter(
    (one) =>
      one.step.point.toLowerCase().includes('acl') && !moved.some(({ step }) => step === one.step),
  );
  return troublesOf(drops, ({ step, purpose }) => `${purpose} ${step.subject}`)
    .filter(({ all }) => !isV6Only(walked, all))
    .map(({ first, all, weight, protocols, evidence }) =>
      finding({
        mode: 'F23',
        weight,
        sentence: sentenceFor(first.purpose === 'dns', all.every(isAnswer)),
        args: {
          acl: first.step.subject,
          protocols,
          from: [...new Set(all.map(({ flow }) => flow.from.ip))],
          to: [...new Set(all.map(({ flow }) => flow.to.ip))],
        },
        evidence,
        advice: 'mend.acl',
      }),
    );
};

function isAnswer({ step }: Drop): boolean {
  return step.point.startsWith('reply');
}

function sentenceFor(dns: boolean, answers: boolean) {
  if (dns) return answers ? 'finding.aclDnsAnswers' : 'finding.aclDns';
  return answers ? 'finding.aclApiAnswers' : 'finding.aclApi';
}
