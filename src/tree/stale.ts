import { message } from '../core/model/message.js';
import type { PortErrorInfo } from '../core/model/portError.js';
import type { Say } from '../ui/say.js';
import type { Row } from './row.js';

/** The same row, dimmed, saying that it may be out of date and why. */
export function staleRow(row: Row, stale: PortErrorInfo, say: Say): Row {
  const mark = say(message('ui.stale'));
  return {
    ...row,
    icon: { id: row.icon.id, color: 'disabledForeground' },
    description: row.description ? `${mark} · ${row.description}` : mark,
    tooltip: [...row.tooltip, { label: mark, value: say(message(stale.messageKey, stale.args)) }],
    accessibilityLabel: `${row.accessibilityLabel}, ${mark}`,
  };
}
