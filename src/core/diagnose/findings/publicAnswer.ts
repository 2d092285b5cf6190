import { ownAnswers } from '../live.js';
import { isRight } from '../walked.js';
import { enableFix, finding, type Detector } from './detector.js';
import { pairOf, seenAnswer, staleCache } from './live.js';

/** F3: public access is on, and the client's resolver forwards the name nowhere. */
export const publicAnswer: Detector = (walked) => {
  const { cluster, vantage, walks } = walked;
  const seen = forwardedNowhere(walked);
  if (seen.length > 0) return seen;
  if (cluster.access !== 'publicAndPrivate' || vantage.kind === 'vpc') return [];
  if (!walks.some(({ answer, entries }) => answer === 'public' && entries.length === 0)) return [];
  return [
    finding({
      mode: 'F3',
      weight: 'cause',
      sentence: 'finding.publicAnswer',
      args: { cluster: cluster.name, name: cluster.endpointName ?? '' },
      evidence: [
        {
          call: 'eks:DescribeCluster',
          subject: cluster.name,
          field: 'resourcesVpcConfig.endpointPublicAccess',
          value: 'true',
        },
      ],
      advice: vantage.kind === 'public' ? 'mend.publicResolver' : 'mend.enable',
      fix: enableFix(walked),
    }),
  ];
};

/** The same where the inbound endpoint stands ready: only the server itself shows that it is not asked. */
export const forwardedNowhere: Detector = (walked) => {
  const { cluster, vantage, walks, live } = walked;
  if (cluster.access !== 'publicAndPrivate' || vantage.kind !== 'onPremises') return [];
  if (walks.some(({ answer }) => isRight(walked, answer) === false)) return [];
  const [open, direct] = pairOf(
    ownAnswers(walked).filter(({ verdict }) => verdict === 'public'),
    live.answers.filter(
      ({ vantageId, verdict }) => vantageId.startsWith('inbound:') && verdict === 'private',
    ),
  );
  if (!open || !direct || staleCache(walked).length > 0) return [];
  return [
    finding({
      mode: 'F3',
      weight: 'cause',
      sentence: 'finding.forwardedNowhere',
      args: {
        vantage: open.vantageId,
        inbound: direct.vantageId,
        name: cluster.endpointName ?? '',
      },
      evidence: [
        seenAnswer(open, 'ANSWER', open.addresses.join(', ')),
        seenAnswer(direct, 'ANSWER', direct.addresses.join(', ')),
      ],
      advice: 'mend.forwardedNowhere',
    }),
  ];
};
