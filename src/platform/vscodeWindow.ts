import * as vscode from 'vscode';
import type { Choice, MessageButton, ReportProgress, WindowWithoutFiles } from './window.js';
import type { ReadOnlyTexts } from './readOnlyTexts.js';

/**
 * The editor's window behind the {@link Window} port, but for its file dialogs, which browsing
 * never opens. `failed` hears of buttons that fail;
 * pickers wait for `drawn`, for a tree takes the focus back at the end of a redraw, and the
 * keys that were meant for the picker would act on the tree.
 */
export function createWindow(
  texts: ReadOnlyTexts,
  failed: (thrown: unknown) => void,
  drawn: () => Promise<void>,
): WindowWithoutFiles {
  return {
    say(kind, text, buttons = []) {
      press(shower(kind)(text, ...buttons.map(({ title }) => title)), buttons).catch(failed);
    },
    async confirm({ title, detail, action }) {
      const options = { modal: true, detail };
      return (await vscode.window.showWarningMessage(title, options, action)) === action;
    },
    async pick(texts, choices) {
      const items = Promise.resolve(choices).then((all) => all.map(itemOf));
      // A failure of the choices while the tree is drawn is the picker's to tell.
      items.catch(() => undefined);
      await drawn();
      const chosen = await vscode.window.showQuickPick(items, optionsOf(texts));
      return chosen?.value;
    },
    async pickMany(texts, choices) {
      const options = { ...optionsOf(texts), canPickMany: true as const };
      await drawn();
      const chosen = await vscode.window.showQuickPick(choices.map(itemOf), options);
      return chosen?.map(({ value }) => value);
    },
    async ask({ title, placeholder, value = '' }, problem) {
      await drawn();
      return vscode.window.showInputBox({
        title,
        prompt: placeholder,
        value,
        ignoreFocusOut: true,
        validateInput: problem,
      });
    },
    async progress(title, work) {
      const options = {
        location: vscode.ProgressLocation.Notification,
        title,
        cancellable: true,
      };
      return vscode.window.withProgress(options, async (progress, token) => {
        const controller = new AbortController();
        const ended = token.onCancellationRequested(() => controller.abort());
        const report: ReportProgress = (message, increment) =>
          progress.report({ message, ...(increment === undefined ? {} : { increment }) });
        try {
          return await work(report, controller.signal);
        } finally {
          ended.dispose();
        }
      });
    },
    async showReadOnly(name, content) {
      await show(texts.put(name, content));
    },
    async showFilling(name, content) {
      const uri = texts.put(name, content);
      await show(uri);
      return (latest) => texts.change(uri, latest);
    },
    async showUntitled(content, language) {
      const document = await vscode.workspace.openTextDocument({ content, language });
      await vscode.window.showTextDocument(document, { preview: true });
    },
    async openExternal(url) {
      await vscode.env.openExternal(vscode.Uri.parse(url, true));
    },
    async copy(text) {
      await vscode.env.clipboard.writeText(text);
    },
  };
}

async function press(
  shown: Thenable<string | undefined>,
  buttons: readonly MessageButton[],
): Promise<void> {
  const pressed = await shown;
  await buttons.find(({ title }) => title === pressed)?.run();
}

function shower(
  kind: 'info' | 'warn' | 'error',
): (text: string, ...titles: string[]) => Thenable<string | undefined> {
  switch (kind) {
    case 'info':
      return vscode.window.showInformationMessage;
    case 'warn':
      return vscode.window.showWarningMessage;
    case 'error':
      return vscode.window.showErrorMessage;
  }
}

interface Item<T> extends vscode.QuickPickItem {
  readonly value: T;
}

function itemOf<T>(choice: Choice<T>): Item<T> {
  return { ...choice };
}

function optionsOf(texts: { readonly title: string; readonly placeholder: string }) {
  return {
    title: texts.title,
    placeHolder: texts.placeholder,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  };
}

/** Markdown is shown rendered, with its source a click away; where nobody renders it, as source. */
async function show(uri: vscode.Uri): Promise<void> {
  // First of all: a change of a text that the editor has not loaded yet is lost to it.
  const document = await vscode.workspace.openTextDocument(uri);
  if (uri.path.endsWith('.md') && (await rendered(uri))) return;
  await vscode.window.showTextDocument(document, { preview: true });
}

function rendered(uri: vscode.Uri): Thenable<boolean> {
  // The editor's own Markdown extension, which can be disabled.
  return vscode.commands.executeCommand('markdown.showPreview', uri).then(
    () => true,
    () => false,
  );
}
