import { join } from 'node:path';
import * as vscode from 'vscode';
import { version } from '../core/model/version.js';

const setting = 'eksPrivateDns.mcpServer';

/**
 * Offers the command line's MCP server to the editor where the setting says so. Off unless told:
 * the chat has the same tools already, and twice the tools confuse a model and cost tokens.
 */
export function offerMcpServer({
  extensionPath,
}: vscode.ExtensionContext): readonly { dispose(): unknown }[] {
  const changed = new vscode.EventEmitter<void>();
  const cli = join(extensionPath, 'dist', 'cli.cjs');
  // The editor's own executable is a Node only when it is told so.
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  return [
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.lm.registerMcpServerDefinitionProvider('eksPrivateDns.mcp', {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () =>
        vscode.workspace.getConfiguration().get(setting) === true
          ? [
              new vscode.McpStdioServerDefinition(
                'EKS Private DNS',
                process.execPath,
                [cli, 'mcp'],
                env,
                version,
              ),
            ]
          : [],
    }),
  ];
}
