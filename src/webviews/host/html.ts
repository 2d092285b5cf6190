/** What the page of a panel is made of. Addresses as `asWebviewUri` gives them. */
export interface PageParts {
  readonly title: string;
  readonly language: string;
  readonly script: string;
  readonly cspSource: string;
  /** Fresh for every page; base64 or hex. */
  readonly nonce: string;
  /** The custom element that is the page. */
  readonly element: string;
}

/**
 * The page of a panel. Nothing may load but our script and what the extension
 * carries; styles are constructed by the script, which needs no permission.
 */
export function pageHtml(parts: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${parts.nonce}'`,
    `style-src 'nonce-${parts.nonce}' ${parts.cspSource}`,
    `img-src ${parts.cspSource}`,
    `font-src ${parts.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(parts.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(parts.title)}</title>
<style nonce="${escapeHtml(parts.nonce)}">html, body { margin: 0; padding: 0; }</style>
</head>
<body>
<${parts.element}></${parts.element}>
<script nonce="${escapeHtml(parts.nonce)}" src="${escapeHtml(parts.script)}"></script>
</body>
</html>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
