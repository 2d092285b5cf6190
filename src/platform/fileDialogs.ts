import * as vscode from 'vscode';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { FileTexts, Window } from './window.js';

/** The editor's file dialogs. Throws `notFound` and `invalid` for files that cannot be read or written. */
export const fileDialogs: Pick<Window, 'saveFile' | 'openFiles'> = {
  async saveFile(texts, content) {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      ...optionsOf(texts),
      saveLabel: texts.action,
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, texts.name) } : {}),
    });
    if (!uri) return undefined;
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
    } catch (thrown) {
      throw fileError('error.fileNotWritten', 'help.fileNotWritten', uri, thrown);
    }
    return nameOf(uri);
  },
  async openFiles(texts) {
    const uris = await vscode.window.showOpenDialog({
      ...optionsOf(texts),
      openLabel: texts.action,
      canSelectMany: texts.many,
    });
    if (!uris) return undefined;
    return Promise.all(uris.map(async (uri) => ({ name: nameOf(uri), content: await read(uri) })));
  },
};

async function read(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (thrown) {
    throw fileError('error.fileNotRead', 'help.fileNotRead', uri, thrown);
  }
}

function optionsOf({ title, kind, extension }: FileTexts) {
  return { title, ...(extension === undefined ? {} : { filters: { [kind]: [extension] } }) };
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function fileError(
  messageKey: 'error.fileNotRead' | 'error.fileNotWritten',
  help: 'help.fileNotRead' | 'help.fileNotWritten',
  uri: vscode.Uri,
  thrown: unknown,
): PortError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = messageKey === 'error.fileNotRead' ? 'notFound' : 'invalid';
  const args = { file: uri.fsPath, detail };
  return new PortError({ kind, messageKey, args, help: message(help) }, thrown);
}
