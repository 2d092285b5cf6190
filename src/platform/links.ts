import * as vscode from 'vscode';

/**
 * Links of wikis and tickets: `vscode://PUBLISHER.NAME/cluster?arn=ARN` shows the row of that
 * cluster. Nothing is loaded before one is opened, which the editor asks about, and no link acts.
 */
export function takeLinks(show: (text: string) => Promise<unknown>): vscode.Disposable {
  return vscode.window.registerUriHandler({
    async handleUri({ path, query }) {
      if (path === '/cluster') await show(new URLSearchParams(query).get('arn') ?? '');
    },
  });
}
