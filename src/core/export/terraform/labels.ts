/** Gives out labels of resources, variables and the like. */
export interface Labels {
  /** A new one that reads like the text; never twice the same. */
  take(text: string): string;
}

/** Long enough for every step's id, and short enough to be read. */
const longest = 80;

/** Labels made of step ids: `inbound-endpoint` gives `inbound_endpoint`. */
export function labels(): Labels {
  const taken = new Set<string>();
  return {
    take(text) {
      const joined = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '');
      const base = (/^[a-z]/.test(joined) ? joined : `step_${joined}`).slice(0, longest);
      let label = base;
      for (let at = 2; taken.has(label); at += 1) label = `${base}_${at}`;
      taken.add(label);
      return label;
    },
  };
}
