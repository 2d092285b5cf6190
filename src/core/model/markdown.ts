/** Names come from AWS and tags: they must not become links, images or HTML in a preview. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`[<]/g, (character) => `\\${character}`);
}

/** One row of a table; what stands in a cell does not end it. */
export function tableRow(cells: readonly string[]): string {
  const safe = cells.map((cell) =>
    escapeMarkdown(cell).replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim(),
  );
  return `| ${safe.join(' | ')} |`;
}
