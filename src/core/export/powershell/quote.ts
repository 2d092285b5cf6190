/** What PowerShell reads as a single quote: typographic ones end a string like any other. */
const quotes = /['\u2018\u2019\u201a\u201b]/g;

/**
 * An expression of PowerShell that is exactly this text, in ASCII alone: Windows PowerShell 5.1 and
 * PowerShell 7 read the bytes of a file without a mark differently. Within single quotes nothing
 * but the quote is special; other letters are named by their number.
 */
export function psQuote(text: string): string {
  const parts = text.split(/([^ -~]+)/).filter((part) => part !== '');
  if (parts.length === 0) return "''";
  const written = parts.map((part) => (/^[ -~]/.test(part) ? inQuotes(part) : byNumber(part)));
  const [first = "''"] = written;
  if (written.length === 1 && first.startsWith("'")) return first;
  // The first part decides that `+` joins texts.
  return `(${first.startsWith("'") ? '' : "'' + "}${written.join(' + ')})`;
}

function inQuotes(text: string): string {
  return `'${text.replace(quotes, '$&$&')}'`;
}

function byNumber(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `[char]0x${unit.toString(16).padStart(4, '0')}`).join(' + ');
}
