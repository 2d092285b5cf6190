import { message, type Message } from '../model/message.js';
import type { QuotaCode } from '../model/quotas.js';

/** What a quota of Route 53 Resolver limits (aws facts §2.10). */
export function quotaName(code: QuotaCode): Message {
  return message(`value.quota.${code}`);
}
