import * as vscode from 'vscode';
import { decorationUri } from './decorations.js';
import type { Row, TooltipLine } from './row.js';

const states = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** A row as the editor wants it. */
export function treeItemOf(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, states[row.collapsible]);
  item.id = row.id;
  item.contextValue = row.contextValue;
  item.iconPath = new vscode.ThemeIcon(
    row.icon.id,
    row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
  );
  item.tooltip = tooltipOf(row.tooltip);
  item.accessibilityInformation = { label: row.accessibilityLabel };
  if (row.mood !== undefined) item.resourceUri = decorationUri(row.id, row.mood);
  if (row.description !== undefined) item.description = row.description;
  if (row.command) {
    const { id, title, args } = row.command;
    item.command = { command: id, title, arguments: [...args] };
  }
  return item;
}

/** Markdown in which every value is plain text: names and messages come from AWS. */
function tooltipOf(lines: readonly TooltipLine[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  for (const { label, value } of lines) {
    if (label !== undefined) {
      markdown.appendMarkdown('**').appendText(label).appendMarkdown('**: ');
    }
    markdown.appendText(value).appendMarkdown('\n\n');
  }
  return markdown;
}
