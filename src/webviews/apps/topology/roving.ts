import { layoutOf } from './layout.js';

/** The number of stations of each lane, in order; and the room in which they are laid out. */
export interface Grid {
  readonly counts: readonly number[];
  readonly room: number;
}

/** A station by its lane and its place in it. */
export interface At {
  readonly lane: number;
  readonly node: number;
}

/**
 * Where an arrow key leads, as one sees it: left and right along the way, up and down by rows and
 * from lane to lane; Home and End to both ends of the way. `undefined` for every other key.
 */
export function next(key: string, { lane, node }: At, grid: Grid): At | undefined {
  const count = grid.counts[lane] ?? 0;
  const within = (to: number): At => ({ lane, node: Math.min(count - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowRight':
      return within(node + 1);
    case 'ArrowLeft':
      return within(node - 1);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    case 'ArrowDown':
      return vertical({ lane, node }, 1, grid);
    case 'ArrowUp':
      return vertical({ lane, node }, -1, grid);
    default:
      return undefined;
  }
}

function vertical({ lane, node }: At, by: 1 | -1, { counts, room }: Grid): At {
  const count = counts[lane] ?? 0;
  const { columns } = layoutOf(count, room);
  const row = Math.floor(node / columns) + by;
  const rows = Math.ceil(count / columns);
  if (row >= 0 && row < rows) {
    return { lane, node: Math.min(count - 1, row * columns + (node % columns)) };
  }
  const other = counts[lane + by];
  if (other === undefined || other === 0) return { lane, node };
  const beyond = layoutOf(other, room).columns;
  const column = Math.min(node % columns, beyond - 1);
  const lastRow = Math.ceil(other / beyond) - 1;
  return {
    lane: lane + by,
    node: by > 0 ? column : Math.min(other - 1, lastRow * beyond + column),
  };
}
