import type { Arrow, Box, Diagram, Mark } from './diagram.js';
import { texts } from './texts.js';

/** Collects boxes, each thing once, and arrows between them. */
export interface Board {
  /** The box of a thing, made where it is not there yet; `key` is any text that names the thing. */
  box(kind: string, key: string, mark: Mark, lines: readonly string[]): string;
  /** The id of a box that is there. */
  find(kind: string, key: string): string | undefined;
  /** Ids of all boxes of a kind. */
  all(kind: string): readonly string[];
  /** Adds lines to a box, and says that it changes. */
  change(id: string, lines: readonly string[]): void;
  arrow(from: string, to: string, label: string, kind: Arrow['kind']): void;
  diagram(): Diagram;
}

/** An empty board. Ids are a kind and a number, so that no text gets into them. */
export function emptyBoard(): Board {
  const boxes = new Map<string, Box>();
  const keys = new Map<string, string>();
  const kinds = new Map<string, string[]>();
  const arrows = new Map<string, Arrow>();
  return {
    box(kind, key, mark, lines) {
      const name = `${kind} ${key}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const siblings = kinds.get(kind) ?? [];
      const id = `${kind}${siblings.length + 1}`;
      kinds.set(kind, [...siblings, id]);
      keys.set(name, id);
      const word = texts.marks[mark];
      const [first = '', ...rest] = lines;
      boxes.set(id, { id, mark, lines: word === '' ? lines : [`${word} ${first}`, ...rest] });
      return id;
    },
    find: (kind, key) => keys.get(`${kind} ${key}`),
    all: (kind) => kinds.get(kind) ?? [],
    change(id, lines) {
      const box = boxes.get(id);
      if (!box) return;
      const [first = '', ...rest] = box.lines;
      const marked = box.mark === 'there' ? `${texts.marks.changed} ${first}` : first;
      boxes.set(id, { id, mark: 'changed', lines: [marked, ...rest, ...lines] });
    },
    arrow(from, to, label, kind) {
      const key = `${from} ${to} ${kind}`;
      if (!arrows.has(key)) arrows.set(key, { from, to, label, kind });
    },
    diagram: () => ({ boxes: [...boxes.values()], arrows: [...arrows.values()] }),
  };
}
