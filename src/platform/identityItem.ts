import * as vscode from 'vscode';

/** The status bar item of whoever the explorer speaks as. */
export interface IdentityStatus {
  readonly text: string;
  readonly tooltip: string;
  /** Said by screen readers. */
  readonly label: string;
  readonly tone: 'plain' | 'production' | 'stale';
}

const backgrounds = {
  plain: undefined,
  production: 'statusBarItem.warningBackground',
  stale: 'statusBarItem.errorBackground',
} as const;

/** The status bar item; hidden while nobody is known. */
export interface IdentityItem {
  show(status: IdentityStatus | undefined): void;
  dispose(): void;
}

/** Makes the item; a click shows the explorer. */
export function createIdentityItem(name: string): IdentityItem {
  const id = 'eksPrivateDns.identity';
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, 50);
  item.name = name;
  item.command = 'eksPrivateDns.explorer.focus';
  return {
    show(status) {
      if (!status) {
        item.hide();
        return;
      }
      item.text = status.text;
      item.tooltip = status.tooltip;
      item.accessibilityInformation = { label: status.label };
      const background = backgrounds[status.tone];
      item.backgroundColor = background ? new vscode.ThemeColor(background) : undefined;
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
