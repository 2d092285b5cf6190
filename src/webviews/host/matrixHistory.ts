import type { Matrix } from '../../core/verify/matrix.js';
import { changesBetween, type Change } from '../../core/verify/watch.js';
import { roundRowsLimit, roundsLimit, type RoundView } from '../contract/checksMatrix.js';
import type { ChecksDeps } from './checksDeps.js';
import { roundView } from './matrixView.js';

/** The rounds of a panel, the newest first, each with its table while there is room for it. */
export class MatrixHistory {
  readonly #render: ChecksDeps['render'];
  #rounds: readonly RoundView[];
  #last: Matrix | undefined;

  /** `rounds` are those that the page kept over a reload. */
  constructor(render: ChecksDeps['render'], rounds: readonly RoundView[]) {
    this.#render = render;
    this.#rounds = withinLimits(rounds);
  }

  /** The newest round since the panel was opened. */
  last(): Matrix | undefined {
    return this.#last;
  }

  rounds(): RoundView[] {
    return [...this.#rounds];
  }

  at(time: number): RoundView | undefined {
    return this.#rounds.find(({ at }) => at === time);
  }

  clear(): void {
    this.#rounds = [];
  }

  /** Gives what is other than in the round before; `undefined` where there was none. */
  add(matrix: Matrix): readonly Change[] | undefined {
    const before = this.#last;
    const changes = before && changesBetween(before, matrix);
    const round = roundView(matrix, changes ?? [], this.#render);
    this.#rounds = withinLimits([round, ...this.#rounds]);
    this.#last = matrix;
    return changes;
  }
}

function withinLimits(rounds: readonly RoundView[]): readonly RoundView[] {
  let left = roundRowsLimit;
  return rounds.slice(0, roundsLimit).map((round) => {
    left -= round.rows?.length ?? 0;
    if (left >= 0) return round;
    const { at, right, of, changes } = round;
    return { at, right, of, changes };
  });
}
