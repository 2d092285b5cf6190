/**
 * A text for people on one line: what moves the cursor, breaks the line or turns the direction of
 * writing is a space.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ');
}

const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '→': '->',
};

/** The same in ASCII, for files whose readers disagree about the encoding. */
export function printableAscii(text: string): string {
  return printable(text).replace(/[^ -~]/gu, (letter) => plain[letter] ?? '?');
}
