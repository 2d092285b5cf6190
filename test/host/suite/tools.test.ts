import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const profile = 'sandbox';

/** Invokes a tool as a chat does; gives its text and its data. */
async function invoke(
  name: string,
  input: object,
): Promise<{ readonly text: string; readonly data: Readonly<Record<string, unknown>> }> {
  const options = { input, toolInvocationToken: undefined };
  const { content } = await vscode.lm.invokeTool(name, options);
  const parts = content.map((part) => {
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return part.value;
  });
  assert.equal(parts.length, 2);
  return {
    text: parts[0] ?? '',
    data: JSON.parse(parts[1] ?? '') as Readonly<Record<string, unknown>>,
  };
}

describe('the tools of language models', () => {
  it('are all there, with the descriptions of the manifest', () => {
    const own = vscode.lm.tools.filter(({ tags }) => tags.includes('eks'));
    assert.equal(own.length, 6);
    for (const { description, inputSchema } of own) {
      assert.ok(description.length > 100);
      assert.ok(inputSchema);
    }
  });

  it('list', async () => {
    const { text, data } = await invoke('list_eks_private_dns', { profile });
    console.log(text, data);
  });
});
