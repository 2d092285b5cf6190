import type { Message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Say } from '../ui/say.js';

/** An icon of the editor's own set, with a theme colour where the state deserves one. */
export interface RowIcon {
  readonly id: string;
  readonly color?: string;
}

/** What happens on a click, for rows that are nothing but a next step. */
export interface RowCommand {
  readonly id: string;
  readonly title: string;
  readonly args: readonly unknown[];
}

/** One line of a tooltip. Plain text: whoever renders it escapes it. */
export interface TooltipLine {
  readonly label?: string;
  readonly value: string;
}

/** How a resource is doing, as far as a colour and two letters can say it. */
export type Mood = 'good' | 'wanting' | 'trouble';

/** One row of the explorer as plain data. */
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: RowIcon;
  /** Absent where nothing is to be said of it. */
  readonly mood?: Mood;
  readonly tooltip: readonly TooltipLine[];
  /** What the menus of the manifest look at. */
  readonly contextValue: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** For screen readers: the essential words first. */
  readonly accessibilityLabel: string;
  readonly command?: RowCommand;
}

/** What a row is made from. */
export interface RowContext {
  readonly snapshot: Snapshot;
  readonly say: Say;
}

/** A tooltip line with a localised label. */
export function line(say: Say, label: Message, value: string | undefined): readonly TooltipLine[] {
  return value === undefined || value === '' ? [] : [{ label: say(label), value }];
}

/** Joins what there is with a middle dot, as descriptions do. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
