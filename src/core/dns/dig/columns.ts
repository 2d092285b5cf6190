/** Columns dig aligns a record's fields to, tab width 8 (dns facts §1). */
const columns = [24, 32, 40, 48] as const;

function step(from: number, to: number): string {
  const target = Math.max(to, from + 1);
  const tabs = Math.floor(target / 8) - Math.floor(from / 8);
  if (tabs === 0) return ' '.repeat(target - from);
  return '\t'.repeat(tabs) + ' '.repeat(target % 8);
}

/** Fields laid out from column 0 with dig's tabs and blanks; undefined fields leave their column empty. */
export function layOut(fields: readonly (string | undefined)[]): string {
  let text = '';
  let at = 0;
  fields.forEach((field, index) => {
    if (field === undefined) return;
    if (index > 0) {
      const to = columns[index - 1] ?? 48;
      text += step(at, to);
      at = Math.max(to, at + 1);
    }
    text += field;
    at += field.length;
  });
  return text;
}
