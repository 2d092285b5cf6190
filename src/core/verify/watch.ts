import { message, type Message } from '../model/message.js';
import { text } from '../model/text.js';
import type { Clock } from '../ports.js';
import { answeredAddresses } from './addresses.js';
import { cellIsRight, type Matrix, type MatrixCell } from './matrix.js';
import { stepColumn } from './reachText.js';

/** What a cell was and is, as {@link stateOf} says it. */
export interface Change {
  readonly cluster: string;
  readonly vantage: string;
  readonly type: string;
  /** Absent for a cell that was not there before. */
  readonly before?: Message;
  readonly after: Message;
}

/** One time that all was asked. */
export interface Round {
  /** Counted from 1. */
  readonly number: number;
  readonly matrix: Matrix;
  /** Against the round before; none in the first one. */
  readonly changes: readonly Change[];
}

/** How a watch goes on. */
export interface WatchOptions {
  /** From the start of one round to the start of the next; a longer round is waited for. */
  readonly intervalMs: number;
  /** Rounds remembered, the newest ones. */
  readonly keep: number;
}

/** Rounds that a watch remembers if not told: an hour of one each minute. */
export const usualHistory = 60;

/**
 * Asks again and again until the signal aborts, and says of each round what is other than before.
 * Resolves with the rounds it remembers; a round that was stopped in the middle is not one of them.
 */
export async function watchMatrix(
  { clock, run }: { readonly clock: Clock; readonly run: () => Promise<Matrix> },
  { intervalMs, keep }: WatchOptions,
  onRound: (round: Round) => void,
  signal: AbortSignal,
): Promise<readonly Round[]> {
  const history: Round[] = [];
  for (let number = 1; !signal.aborted; number += 1) {
    const began = clock.now();
    const matrix = await run();
    if (matrix.cancelled) break;
    const last = history.at(-1);
    const round = { number, matrix, changes: last ? changesBetween(last.matrix, matrix) : [] };
    history.push(round);
    if (history.length > keep) history.shift();
    onRound(round);
    const rest = began + intervalMs - clock.now();
    if (rest > 0) await clock.sleep(rest, signal).catch(unlessAborted(signal));
  }
  return history;
}

function unlessAborted(signal: AbortSignal) {
  return (error: unknown): void => {
    if (!signal.aborted) throw error;
  };
}

/** The cells that are other than they were. Times and TTLs always are, and do not count. */
export function changesBetween(before: Matrix, after: Matrix): readonly Change[] {
  const known = new Map(before.cells.map((cell) => [keyOf(cell), stateOf(cell)]));
  return after.cells.flatMap((cell) => {
    const was = known.get(keyOf(cell));
    const is = stateOf(cell);
    if (was && text(was) === text(is)) return [];
    const { cluster, type, vantage } = cell;
    const change = { cluster, type, vantage: vantage.name, after: is };
    return [was === undefined ? change : { ...change, before: was }];
  });
}

function keyOf({ cluster, vantage, type }: MatrixCell): string {
  return JSON.stringify([cluster, vantage.id, type]);
}

/** A cell in a few words: whether it is right, its addresses or its trouble, and how far it got. */
export function stateOf(cell: MatrixCell): Message {
  const { check, error, reach } = cell;
  const addresses = (check && answeredAddresses(check.exchange)) ?? [];
  const found =
    addresses.length > 0
      ? addresses.toSorted().join(' ')
      : (check?.verdict.kind ?? error?.kind ?? '-');
  const right = cellIsRight(cell);
  if (reach.length === 0) return message(right ? 'state.right' : 'state.wrong', { found });
  const way = { tcp: stepColumn(reach, 'tcp'), version: stepColumn(reach, 'version') };
  return message(right ? 'state.rightWay' : 'state.wrongWay', { found, ...way });
}
