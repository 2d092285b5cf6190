/** What JSON can say. */
export type Json =
  string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON in ASCII alone, over several lines: everything else is written as `\u` and four digits. */
export function jsonText(value: Json): string {
  return ascii(JSON.stringify(value, undefined, 2));
}

/** The same on one line. */
export function jsonLine(value: Json): string {
  return ascii(JSON.stringify(value));
}

/** Outside of its strings JSON has nothing but ASCII, so the escapes are all inside. */
function ascii(json: string): string {
  return json.replace(
    /[^\n\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
