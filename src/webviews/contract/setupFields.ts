/** The words of a field with several: separated by spaces, commas or lines. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

const v4 = String.raw`(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const v4Range = new RegExp(`^${v4}(?:/(?:3[0-2]|[12]?\\d))?$`);
const v4Address = new RegExp(`^${v4}$`);
const v6Range = /^[\da-f:.]*:[\da-f:.]*(?:\/(?:12[0-8]|1[01]\d|\d?\d))?$/i;

/** Words that are neither an address nor a range. Of IPv6 only the letters are looked at: the planner reads them. */
export function notRanges(text: string): string[] {
  return wordsOf(text).filter((word) => !v4Range.test(word) && !v6Range.test(word));
}

/** Whether a text can be a fixed address; empty means none. */
export function isFixedAddress(text: string): boolean {
  return text.trim() === '' || v4Address.test(text.trim());
}

/** The places that a name template lacks. */
export function missingPlaces(template: string): string[] {
  return ['{cluster}', '{kind}'].filter((place) => !template.includes(place));
}

/** Tags from lines `KEY=VALUE`, and the lines that are none; of a key that stands twice the second is none. */
export function tagsIn(lines: string): { tags: Record<string, string>; wrong: string[] } {
  const tags = new Map<string, string>();
  const wrong: string[] = [];
  for (const line of lines.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key === '' || tags.has(key)) wrong.push(line.trim());
    else tags.set(key, line.slice(at + 1).trim());
  }
  return { tags: Object.fromEntries(tags), wrong };
}

/** Tags as lines. */
export function tagLines(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}
