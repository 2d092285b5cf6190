import type { webviewMessages } from '../../core/model/messages/webviews.js';

/** A key of the pages' own texts. */
export type PageTextKey = Extract<keyof typeof webviewMessages, `page.${string}`>;

/** Fills the `{name}` places of a page text; a text that was not sent shows as its key. */
export function pageText(
  texts: Readonly<Record<string, string>>,
  key: PageTextKey,
  args: Readonly<Record<string, string | number>> = {},
): string {
  const template = texts[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : place,
  );
}
