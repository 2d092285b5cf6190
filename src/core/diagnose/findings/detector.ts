import { notRead, valueOf } from '../../model/fact.js';
import { message, type MessageArgs, type MessageKey } from '../../model/message.js';
import type { EnableRequest } from '../../model/plan.js';
import type { ResolverRule } from '../../model/resolver.js';
import { isOurs } from '../../plan/naming.js';
import type { FailureMode } from '../failureMode.js';
import type { Evidence, Finding, Fix, Weight } from '../finding.js';
import { clientVpcId, isRight, type NameWalk, type Walked } from '../walked.js';

/** Reads one kind of finding off what was walked. Pure. */
export type Detector = (walked: Walked) => readonly Finding[];

/** What names a finding, and its two texts. */
export interface Told {
  readonly mode?: FailureMode;
  readonly weight: Weight;
  readonly sentence: MessageKey;
  readonly args: MessageArgs;
  readonly evidence: readonly Evidence[];
  readonly advice: MessageKey;
  readonly fix?: Fix;
}

/** Builds a finding; both texts get the same arguments. */
export function finding({ mode, weight, sentence, args, evidence, advice, fix }: Told): Finding {
  return {
    ...(mode ? { mode } : {}),
    weight,
    sentence: message(sentence, args),
    evidence,
    fix: fix ?? { kind: 'text' },
    advice: message(advice, args),
  };
}

/** What is wrong on a way is the cause where the way's transport gets no right answer, else a risk. */
export function weightOf(walked: Walked, walk: NameWalk): Weight {
  return isRight(walked, walk.answer) === true ? 'risk' : 'cause';
}

/** The plan that makes the whole way for this vantage, or mends what of it is missing. */
export function enableFix(
  walked: Walked,
  extra: Pick<EnableRequest, 'fixVpcDns' | 'repairForeignRules'> = {},
): Fix {
  const { cluster, vantage } = walked;
  const vpcId = clientVpcId(walked);
  if (vantage.kind === 'public' || vpcId === cluster.vpcId) return { kind: 'text' };
  const { clientVpcIds, onPremises } =
    vantage.kind === 'vpc'
      ? { clientVpcIds: [vantage.vpcId], onPremises: undefined }
      : {
          clientVpcIds: [],
          onPremises: {
            dnsServers: vantage.dnsServers,
            clientRanges: vantage.clientCidrs,
            ...(vantage.entryVpcId && vantage.entryVpcId !== cluster.vpcId
              ? { hubVpcId: vantage.entryVpcId }
              : {}),
          },
        };
  const request = {
    clusterName: cluster.name,
    clientVpcIds,
    ...(onPremises ? { onPremises } : {}),
    ...extra,
  };
  return { kind: 'enable', request };
}

/** The plan that corrects what there is. */
export function repairFix({ cluster }: Walked): Fix {
  return { kind: 'repair', clusterName: cluster.name };
}

/**
 * The plan that corrects a rule: repair, if the rule is ours; else enabling with leave to change
 * somebody else's. A rule that is shared with us is its owner's to change (aws facts §2.11).
 */
export function ruleFix(walked: Walked, rule: ResolverRule): Fix {
  if (rule.shareStatus === 'SHARED_WITH_ME') return { kind: 'text' };
  const tags = valueOf(walked.snapshot.resolverTags[rule.arn] ?? notRead);
  return tags && isOurs(tags) ? repairFix(walked) : enableFix(walked, { repairForeignRules: true });
}

/** The same finding over both transports is one; of a cause and a risk the cause stays. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const kept = new Map<string, Finding>();
  for (const one of findings) {
    const key = JSON.stringify([one.mode, one.sentence]);
    const before = kept.get(key);
    if (!before || (before.weight === 'risk' && one.weight === 'cause')) kept.set(key, one);
  }
  return [...kept.values()];
}
