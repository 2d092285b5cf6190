import type { FailureMode } from '../failureMode.js';
import { message, type MessageKey } from '../../model/message.js';
import type { RouteTrouble } from '../net/flow.js';
import { finding, type Detector } from './detector.js';
import { dropsOf, placeOf, troublesOf, type Drop } from './drops.js';
import { isV6Only } from './families.js';
import { movedInterfaces } from './moved.js';

type Texts = readonly [FailureMode | 'direction', MessageKey, MessageKey];

const texts: Readonly<Record<RouteTrouble, Texts>> = {
  noTable: ['direction', 'finding.noRoute', 'mend.route'],
  noRoute: ['direction', 'finding.noRoute', 'mend.route'],
  blackhole: ['direction', 'finding.blackhole', 'mend.route'],
  filtered: ['direction', 'finding.filtered', 'mend.route'],
  leaves: ['direction', 'finding.routeLeaves', 'mend.route'],
  otherVpc: ['direction', 'finding.routeElsewhere', 'mend.route'],
  peeringGone: ['F26', 'finding.peeringGone', 'mend.peering'],
  peeringElsewhere: ['F26', 'finding.peeringElsewhere', 'mend.route'],
  transitAttachment: ['F27', 'finding.transitAttachment', 'mend.transit'],
  transitZone: ['F27', 'finding.transitZone', 'mend.transit'],
  transitRoute: ['F27', 'finding.transitRoute', 'mend.transit'],
  overlap: ['F28', 'finding.overlap', 'mend.overlap'],
};

/**
 * What routes do to packets there (F24) and back (F25), a peering connection (F26), a Transit
 * Gateway (F27), and ranges that overlap (F28).
 */
export const routes: Detector = (walked) => {
  const moved = movedInterfaces(walked);
  const drops = dropsOf(walked).filter(
    (one) => one.step.trouble !== undefined && !moved.some(({ step }) => step === one.step),
  );
  return troublesOf(drops, keyOf)
    .filter(({ all }) => !isV6Only(walked, all))
    .flatMap(({ first, all, weight, evidence }) => {
      const { trouble, point } = first.step;
      if (!trouble) return [];
      const [mode, sentence, advice] = texts[trouble];
      const back = point === 'replyRoute';
      const side = (one: Drop, far: boolean): string =>
        placeOf(far === back ? one.flow.from : one.flow.to);
      return [
        finding({
          mode: mode === 'direction' ? (back ? 'F25' : 'F24') : mode,
          weight,
          sentence,
          args: {
            table: first.step.subject,
            from: [...new Set(all.map((one) => side(one, false)))],
            to: [...new Set(all.map((one) => side(one, true)))],
            for: first.purpose === 'dns' ? 'DNS' : 'TCP 443',
            way: message(back ? 'value.way.back' : 'value.way.there'),
            proof: evidence.at(-1)?.value ?? '',
          },
          evidence,
          advice,
        }),
      ];
    });
};

/** A peering or a gateway is one trouble both ways; a route is one for its table and direction. */
function keyOf({ step, flow, purpose }: Drop): string {
  const { trouble = 'noRoute', point, subject, evidence } = step;
  if (trouble === 'peeringGone') return `peering ${evidence.at(-1)?.subject ?? subject}`;
  if (trouble === 'transitAttachment') return `attachment ${evidence.at(-1)?.subject ?? subject}`;
  if (trouble === 'overlap') return `overlap ${[flow.from.vpcId, flow.to.vpcId].toSorted().join()}`;
  return `${trouble} ${point} ${subject} ${purpose}`;
}
