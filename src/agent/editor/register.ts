import * as vscode from 'vscode';
import { toolNames } from '../names.js';
import type { EditorTools } from './editorTools.js';

/** Registers every tool of the manifest; what they do is loaded when one is called. */
export function registerTools(tools: () => Promise<EditorTools>): readonly vscode.Disposable[] {
  return toolNames.map((name) =>
    vscode.lm.registerTool<object>(name, {
      prepareInvocation: async ({ input }) => (await tools()).prepare(name, input),
      invoke: async ({ input }, token) => {
        const stop = new AbortController();
        const heard = token.onCancellationRequested(() => stop.abort());
        try {
          return await (await tools()).invoke(name, input, stop.signal);
        } finally {
          heard.dispose();
        }
      },
    }),
  );
}
