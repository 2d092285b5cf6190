import { message } from '../core/model/message.js';
import type { Say } from '../ui/say.js';
import { dotted, type Row } from './row.js';

/** The same row in the colour of production, saying so. */
export function productionRow(row: Row, say: Say): Row {
  const mark = say(message('ui.production'));
  return {
    ...row,
    icon: { id: row.icon.id, color: 'eksPrivateDns.productionForeground' },
    description: dotted(mark, row.description),
    tooltip: [...row.tooltip, { value: mark }],
    accessibilityLabel: `${row.accessibilityLabel}, ${mark}`,
  };
}
