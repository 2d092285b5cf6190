import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
let ready: Promise<Parser> | undefined;

async function newParser(): Promise<Parser> {
  await Parser.init();
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return parser;
}

/** What a PowerShell script would do: its commands, its string literals, and whatever is not so plain. */
export interface PowerShellScript {
  readonly commands: readonly string[];
  /** Literals as written, quotes included. */
  readonly strings: readonly string[];
  /** Kinds of nodes by which a script could do more: sub-expressions, blocks, .NET types, redirections. */
  readonly powers: readonly string[];
}

/**
 * Parses a script; throws where the grammar finds an error. The grammar does not know that
 * PowerShell takes typographic quotes for plain ones, so these are an error here.
 */
export async function readPowerShell(text: string): Promise<PowerShellScript> {
  if (/[\u2018-\u201f]/.test(text)) throw new Error('a typographic quote');
  ready ??= newParser();
  const tree = (await ready).parse(text);
  if (!tree || tree.rootNode.hasError) throw new Error('not PowerShell');
  const commands: string[] = [];
  const strings: string[] = [];
  const powers: string[] = [];
  const stack: Node[] = [tree.rootNode];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'command_name') commands.push(node.text);
    else if (node.type.endsWith('_string_literal') || node.type.endsWith('_string_characters')) {
      strings.push(node.text);
    } else if (
      /sub_expression|script_block_expression|type_literal|redirection|invocation|function|expandable|invokation_operator|command_name_expr/.test(
        node.type,
      )
    ) {
      powers.push(node.type);
    }
    stack.push(...node.children);
  }
  tree.delete();
  return { commands, strings, powers };
}
