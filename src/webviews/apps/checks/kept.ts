import { checksSavedSchema, type ChecksDraft } from '../../contract/checks.js';
import { watchIntervals, type MatrixSaved } from '../../contract/checksMatrix.js';
import type { WayDraft } from '../../contract/way.js';
import { usualWay } from './way.js';
import { saved } from '../shared/saved.js';

/** What the page itself takes up again after a reload; the rounds go to the host. */
export interface Kept extends Pick<MatrixSaved, 'seconds' | 'opened'> {
  readonly way: WayDraft;
  readonly draft: ChecksDraft | undefined;
}

/** What the page left with the editor, where it can be read. */
export function keptIn(raw: unknown): Kept {
  const found = saved(checksSavedSchema, raw);
  const seconds = watchIntervals.find((each) => each === found?.matrix?.seconds);
  return {
    draft: found?.draft,
    way: found?.matrix?.way ?? usualWay,
    seconds: seconds ?? 30,
    opened: found?.matrix?.opened ?? [],
  };
}
