import type { Desk } from './operations.js';
import { badInput } from './refusal.js';
import { inputProblems, type Input, type InputSchema } from './schema.js';
import type { ReadTool, ToolAnswer } from './tool.js';

/** An input as it came, held against the schema. Throws `invalid`. */
export function checkedInput(schema: InputSchema, input: unknown): Input {
  const problems = inputProblems(schema, input ?? {});
  if (problems.length > 0) throw badInput(problems.join(' '));
  return { ...(input ?? {}) };
}

/** Runs a tool on an input as it came. Rejects with `PortError`. */
export async function callTool(
  tool: ReadTool,
  desk: Desk,
  input: unknown,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  return tool.run(desk, checkedInput(tool.inputSchema, input), signal);
}
