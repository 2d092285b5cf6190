import type { DriftItem } from '../../core/drift/item.js';
import { text } from '../../core/model/text.js';
import { messageJson } from '../../core/plan/planJson.js';

/** A difference with its evidence. */
export function itemText(item: DriftItem): string {
  return [text(item.message), ...item.evidence.map((one) => `  - ${text(one)}`)].join('\n');
}

/** The same for programs. */
export function itemJson(item: DriftItem): object {
  return { ...item, message: messageJson(item.message), evidence: item.evidence.map(messageJson) };
}
