import * as vscode from 'vscode';

/** The command that a click carries out, and its argument. */
export interface RunClick {
  readonly command: string;
  readonly argument?: unknown;
}

/** What the status bar says of a run. */
export interface RunStatus {
  readonly text: string;
  readonly tooltip: string;
  /** Said by screen readers. */
  readonly label: string;
  readonly click: RunClick;
}

/** The status bar item; hidden while nothing goes on. */
export interface RunItem {
  show(status: RunStatus | undefined): void;
  dispose(): void;
}

/** Makes the item; a click shows where the run can be followed. */
export function createRunItem(name: string): RunItem {
  const id = 'eksPrivateDns.run';
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, 49);
  item.name = name;
  return {
    show(status) {
      if (!status) {
        item.hide();
        return;
      }
      const { command, argument } = status.click;
      item.text = status.text;
      item.tooltip = status.tooltip;
      item.accessibilityInformation = { label: status.label };
      item.command = {
        command,
        title: status.label,
        ...(argument === undefined ? {} : { arguments: [argument] }),
      };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
