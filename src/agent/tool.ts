import type { Desk } from './operations.js';
import type { Input, InputSchema } from './schema.js';

/** What a tool says: a text to read, and the same in short as data. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How a tool is made known, to models and to people. */
export interface ToolDefinition {
  /** Unique among all extensions: `verb_noun`, as VS Code's guide for tools asks for. */
  readonly name: string;
  /** In English, as in the manifest. */
  readonly title: string;
  /** For the model: what it does, when it is of use, what it does not do. */
  readonly description: string;
  readonly inputSchema: InputSchema;
}

/** A tool that changes nothing. Rejects with `PortError`. */
export interface ReadTool extends ToolDefinition {
  run(desk: Desk, input: Input, signal: AbortSignal): Promise<ToolAnswer>;
}
