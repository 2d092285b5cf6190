/** Gives out logical ids. */
export interface LogicalIds {
  /** A new one that reads like the text; never twice the same. */
  take(text: string): string;
}

/** At most 255 letters and digits; enough of them are left for a number and an attribute's name. */
const longest = 120;

/** Ids made of step ids: `inbound-endpoint` gives `InboundEndpoint`. */
export function logicalIds(): LogicalIds {
  const taken = new Set<string>();
  return {
    take(text) {
      const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
      const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
      const base = (/^[A-Z]/.test(joined) ? joined : `Step${joined}`).slice(0, longest);
      let id = base;
      for (let at = 2; taken.has(id.toLowerCase()); at += 1) id = `${base}N${at}`;
      taken.add(id.toLowerCase());
      return id;
    },
  };
}
