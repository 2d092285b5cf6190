import * as vscode from 'vscode';
import { message, type Message } from '../../core/model/message.js';
import { PortError, portErrorOf } from '../../core/model/portError.js';
import type { Log } from '../../core/ports.js';
import type { Say } from '../../ui/say.js';
import { applyQuestion, planMeant, runApply, type ApplyToolDeps } from '../applyTool.js';
import { callTool } from '../callTool.js';
import type { ToolName } from '../names.js';
import type { Desk } from '../operations.js';
import { failureText } from '../refusal.js';
import { readTools } from '../tools/all.js';
import type { ToolAnswer } from '../tool.js';

/** The tools as the editor has them. */
export interface EditorTools {
  /** What is shown while a tool runs, and what is asked before one that changes anything. */
  prepare(name: ToolName, input: unknown): vscode.PreparedToolInvocation;
  /** Rejects with what the model can make something of. */
  invoke(
    name: ToolName,
    input: unknown,
    signal: AbortSignal,
  ): Promise<vscode.LanguageModelToolResult>;
}

/** What they are made from. */
export interface EditorToolsDeps {
  readonly desk: Desk;
  readonly apply: ApplyToolDeps;
  readonly say: Say;
  readonly log: Log;
  readonly newId: () => string;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

const running: Readonly<Record<ToolName, (input: Named) => Message>> = {
  list_eks_private_dns: () => message('agent.list'),
  judge_eks_private_dns: (input) => message('agent.verdict', input),
  diagnose_eks_private_dns: (input) => message('agent.diagnose', input),
  verify_eks_private_dns: (input) => message('agent.verify', input),
  plan_eks_private_dns: (input) => message('agent.plan', input),
  apply_eks_private_dns_plan: (input) => message('agent.apply', input),
};

/** The tools over the operations of the commands. */
export function createEditorTools(deps: EditorToolsDeps): EditorTools {
  const { say, log } = deps;
  return {
    prepare(name, input) {
      const invocationMessage = say(running[name](namedIn(input)));
      if (name !== 'apply_eks_private_dns_plan') return { invocationMessage };
      const plan = planOr(deps, input);
      // Invoking it will say why there is none.
      if (!plan) return { invocationMessage };
      const { title, body } = applyQuestion(plan);
      return {
        invocationMessage,
        confirmationMessages: { title: say(title), message: say(body) },
      };
    },
    async invoke(name, input, signal) {
      const tag = { tool: name, id: deps.newId() };
      log.info('tool.begin', tag);
      try {
        const answer = await answerOf(deps, name, input, AbortSignal.any([signal, deps.signal]));
        log.info('tool.end', tag);
        return resultOf(answer);
      } catch (thrown) {
        const error = portErrorOf(thrown);
        log.warn('tool.failed', { ...tag, kind: error.kind, detail: error.message });
        if (error.kind === 'cancelled') throw new vscode.CancellationError();
        throw new Error(failureText(error), { cause: error });
      }
    },
  };
}

function answerOf(
  { desk, apply }: EditorToolsDeps,
  name: ToolName,
  input: unknown,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  if (name === 'apply_eks_private_dns_plan') return runApply(apply, input, signal);
  const tool = readTools.find((one) => one.name === name);
  if (tool) return callTool(tool, desk, input, signal);
  throw new PortError({
    kind: 'internal',
    messageKey: 'error.agent.noTool',
    args: { tool: name },
    help: message('help.reportBug'),
  });
}

function planOr({ apply }: EditorToolsDeps, input: unknown) {
  try {
    return planMeant(apply.book, input);
  } catch (thrown) {
    if (thrown instanceof PortError) return undefined;
    throw thrown;
  }
}

function resultOf({ text, data }: ToolAnswer): vscode.LanguageModelToolResult {
  const parts = [text, JSON.stringify(data)];
  return new vscode.LanguageModelToolResult(
    parts.map((part) => new vscode.LanguageModelTextPart(part)),
  );
}

interface Named extends Readonly<Record<string, string>> {
  readonly cluster: string;
  readonly plan: string;
}

/** The input is a model's: what is not a text of some length is shown as unknown. */
function namedIn(input: unknown): Named {
  const values = new Map(typeof input === 'object' && input !== null ? Object.entries(input) : []);
  const short = (name: string): string => {
    const value: unknown = values.get(name);
    return typeof value === 'string' ? value.slice(0, 100) : '?';
  };
  return { cluster: short('cluster'), plan: short('plan_id') };
}
