import type { Exported } from '../../../../../../src/core/export/exportFormat.js';
import { text } from '../../../../../../src/core/model/text.js';

/** Everything a person would be shown; what the sandbox happened to give is numbered. */
export function shown(result: Exported): string {
  if ('refused' in result) {
    return result.refused.map((one) => `${text(one.message)}\n  ${text(one.help)}\n`).join('');
  }
  const all = result.files
    .map(
      (file) =>
        `===== ${file.name} (${file.language})\n${file.text}` +
        file.notes.map((note) => `NOTE ${text(note)}\n`).join(''),
    )
    .join('');
  return settled(all);
}

function settled(all: string): string {
  const seen = new Map<string, string>();
  // Dashes are underscores in labels.
  const pattern = /\b(sgr?|rslvr[-_](?:in|out|rr|rrassoc))([-_])([0-9a-f]{17})(?![0-9a-f])/g;
  const named = all.replace(pattern, (whole, kind?: string, dash?: string, id?: string) => {
    if (kind === undefined || id === undefined) return whole;
    const number = seen.get(id) ?? String(seen.size + 1);
    seen.set(id, number);
    return `${kind}${dash ?? ''}${number}`;
  });
  return named
    .replace(/\b(enable|disable|undo|repair)-[0-9a-f]{16}\b/g, '$1-PLAN')
    .replace(/(private-dns-payments-)[0-9a-f]{6}\b/g, '$1MARK')
    .replace(/(\bip {8}= )"[\d.]+"/g, '$1"ADDRESS"');
}
