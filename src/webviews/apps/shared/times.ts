// As the page's language writes it; the browser's own may be another one.
const language = (): string => document.documentElement.lang;

/** @param at epoch milliseconds */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(language());
}

/** @param at epoch milliseconds */
export function dayAndTime(at: number): string {
  return new Date(at).toLocaleString(language());
}
