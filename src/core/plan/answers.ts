import type { MessageKey } from '../model/message.js';
import type { EnableRequest, Problem } from '../model/plan.js';

/** Members of a request that are answers to problems. */
export type AnsweringOption = keyof typeof answers & keyof EnableRequest;

/** By what is said, or by the help that goes with it. */
const answers = {
  fixVpcDns: ['problem.vpcDnsOff', 'problem.clientDnsOff'],
  repairForeignRules: ['help.ruleRepair'],
} as const satisfies Partial<Record<keyof EnableRequest, readonly MessageKey[]>>;

/** What a request could ask for so that the plan itself solves a problem. */
export function optionFor({ message, help }: Problem): AnsweringOption | undefined {
  const keys: readonly MessageKey[] = [message.key, help.key];
  return (['fixVpcDns', 'repairForeignRules'] as const).find((option) =>
    answers[option].some((key) => keys.includes(key)),
  );
}
