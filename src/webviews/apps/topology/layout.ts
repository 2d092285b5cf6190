/** Where a station is drawn; units of the SVG, which are CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly row: number;
  readonly column: number;
}

/** Size of a station, and the room between two. */
export const box = { width: 188, height: 58, gapX: 24, gapY: 30 } as const;

/** A lane in rows of as many stations as fit. */
export interface Layout {
  readonly spots: readonly Spot[];
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** Room for the focus ring around the outermost stations. */
const margin = 5;

/** Puts `count` stations into rows that are not wider than `room`; every row is read from the left. */
export function layoutOf(count: number, room: number): Layout {
  const step = box.width + box.gapX;
  const fitting = Math.floor((room - 2 * margin + box.gapX) / step);
  const columns = Math.max(1, Math.min(count, fitting));
  const rows = Math.max(1, Math.ceil(count / columns));
  const spots = Array.from({ length: count }, (_, at): Spot => {
    const column = at % columns;
    const row = Math.floor(at / columns);
    return {
      x: margin + column * step,
      y: margin + row * (box.height + box.gapY),
      row,
      column,
    };
  });
  return {
    spots,
    columns,
    width: 2 * margin + columns * step - box.gapX,
    height: 2 * margin + rows * (box.height + box.gapY) - box.gapY,
  };
}

/** The line from one station to the next, as the `d` of a path: on, or down to the next row. */
export function connector(from: Spot, to: Spot): string {
  if (from.row === to.row) {
    const y = from.y + box.height / 2;
    return `M${from.x + box.width} ${y}H${to.x - 2}`;
  }
  const middle = to.y - box.gapY / 2;
  const down = from.x + box.width / 2;
  return `M${down} ${from.y + box.height}V${middle}H${to.x + box.width / 2}V${to.y - 2}`;
}

/** What fits into a station's line; the whole is in its label, its details and the table. */
export function shortened(text: string, most = 21): string {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`;
}
