import * as vscode from 'vscode';

/** The scheme of texts that are shown and cannot be changed. */
export const readOnlyScheme = 'eks-private-dns';

/** How many such texts are kept; the editor asks again for the ones that are open. */
const kept = 20;

/** Texts made by the extension, opened as documents by their address. */
export interface ReadOnlyTexts {
  put(name: string, content: string): vscode.Uri;
  /** Puts another text in the place of one; the editor shows it where it is open. */
  change(uri: vscode.Uri, content: string): void;
  dispose(): void;
}

/** Registers the provider of those documents. The oldest of many texts is forgotten. */
export function createReadOnlyTexts(): ReadOnlyTexts {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let count = 0;
  const provider = vscode.workspace.registerTextDocumentContentProvider(readOnlyScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  return {
    put(name, content) {
      count += 1;
      // The file name is what the tab shows; the query keeps two plans of one cluster apart.
      const path = `/${name.replace(/[\\/]/g, '_')}`;
      const uri = vscode.Uri.from({ scheme: readOnlyScheme, path, query: String(count) });
      texts.set(uri.toString(), content);
      const oldest = texts.keys().next();
      if (texts.size > kept && !oldest.done) texts.delete(oldest.value);
      return uri;
    },
    change(uri, content) {
      if (!texts.has(uri.toString())) return;
      texts.set(uri.toString(), content);
      changed.fire(uri);
    },
    dispose: () => {
      provider.dispose();
      changed.dispose();
      texts.clear();
    },
  };
}
