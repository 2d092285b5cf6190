import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const profile = 'sandbox';
const account = '111122223333';
const cluster = 'payments';

interface Answer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Invokes a tool as a chat does; gives its text and its data. */
async function invoke(name: string, input: object): Promise<Answer> {
  const options = { input, toolInvocationToken: undefined };
  const { content } = await vscode.lm.invokeTool(name, options);
  const parts = content.map((part) => {
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return part.value;
  });
  assert.equal(parts.length, 2);
  return {
    text: parts[0] ?? '',
    data: JSON.parse(parts[1] ?? '') as Answer['data'],
  };
}

async function clientVpc(): Promise<string> {
  const { text } = await invoke('list_eks_private_dns', { profile });
  const [, id] = /^ {2}(vpc-\w+) .*172\.16\.0\.0\/16$/m.exec(text) ?? [];
  assert.ok(id, text);
  return id;
}

async function plan(input: object): Promise<string> {
  const { text, data } = await invoke('plan_eks_private_dns', { profile, cluster, ...input });
  const { planId } = data;
  assert.ok(typeof planId === 'string', text);
  return planId;
}

const endpoints = async (): Promise<unknown> =>
  (await invoke('list_eks_private_dns', { profile })).data['resolverEndpoints'];

describe('the tools of language models', function () {
  this.timeout(90_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are all there, with the descriptions of the manifest', () => {
    const own = vscode.lm.tools.filter(({ tags }) => tags.includes('eks'));
    assert.equal(own.length, 6);
    for (const { description, inputSchema } of own) {
      assert.ok(description.length > 100);
      assert.ok(inputSchema);
    }
  });

  it('judge, with the evidence', async () => {
    const { text, data } = await invoke('judge_eks_private_dns', { profile, cluster });
    assert.match(text, /For clients in outside AWS: /);
    const { verdicts } = data as { verdicts: readonly { necessity: string }[] };
    assert.ok(verdicts.length > 1);
    assert.ok(verdicts.every(({ necessity }) => necessity === 'needed'));
  });

  it('diagnose a client VPC', async () => {
    const input = { profile, cluster, client_vpcs: [await clientVpc()] };
    const { data } = await invoke('diagnose_eks_private_dns', input);
    const { diagnoses } = data as { diagnoses: readonly { outcome: string; causes: unknown[] }[] };
    assert.deepEqual(
      diagnoses.map(({ outcome }) => outcome),
      ['fails'],
    );
    assert.ok((diagnoses[0]?.causes.length ?? 0) > 0);
  });

  it('verify from a client VPC', async () => {
    const vantages = [`vpc:${await clientVpc()}`];
    const { text, data } = await invoke('verify_eks_private_dns', { profile, cluster, vantages });
    assert.equal(data['right'], false);
    assert.match(text, /ANSWER SECTION/);
  });

  it('say what is wrong with an input, and what there is', async () => {
    await assert.rejects(invoke('judge_eks_private_dns', { profile, cluster: 'nobody' }), /nobody/);
    const input = { profile, cluster, vantages: ['vpc:nowhere'] };
    await assert.rejects(invoke('verify_eks_private_dns', input), /There are: .*vpc:vpc-/);
    await assert.rejects(invoke('plan_eks_private_dns', { profile, cluster }), /client_vpcs/);
  });

  it('apply nothing that was not planned here', async () => {
    const plan_id = 'enable-0123456789abcdef';
    await assert.rejects(invoke('apply_eks_private_dns_plan', { plan_id }), /never made/);
  });

  it('apply nothing that nobody confirmed in the editor', async () => {
    const plan_id = await plan({ client_vpcs: [await clientVpc()] });
    assert.match(plan_id, /^enable-/);
    // An editor under test agrees to what the chat asks, and refuses every dialog of an extension.
    const applied = invoke('apply_eks_private_dns_plan', { plan_id });
    await assert.rejects(
      applied,
      /refused to show dialog.*Enable private DNS resolution for payments/,
    );
    const shown = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(shown, new RegExp(`Plan ${plan_id}[^]*Account ${account}`));
    assert.deepEqual(await endpoints(), []);
  });
});
