import type { Exported } from '../../../../../../src/core/export/exportFormat.js';
import { text } from '../../../../../../src/core/model/text.js';

/** Everything a person would be shown, but for ids that hang on the clock. */
export function shown(result: Exported): string {
  if ('refused' in result) {
    return result.refused.map((one) => `${text(one.message)}\n  ${text(one.help)}\n`).join('');
  }
  return result.files
    .map(
      (file) =>
        `===== ${file.name} (${file.language})\n${file.text}` +
        file.notes.map((note) => `NOTE ${text(note)}\n`).join(''),
    )
    .join('')
    .replace(/\b(enable|disable|undo)-[0-9a-f]{16}\b/g, '$1-PLAN')
    .replace(/(Name: "eks-private-dns-payments)-[0-9a-f]{6}"/g, '$1-MARK"');
}
