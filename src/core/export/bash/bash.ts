import { message } from '../../model/message.js';
import type { Plan } from '../../model/plan.js';
import type { Exported } from '../exportFormat.js';
import { fileName } from '../script/fileName.js';
import { printable } from '../script/printable.js';
import type { Part, Program } from '../script/program.js';
import { programOf } from '../script/programOf.js';
import { bashPrelude } from './prelude.js';
import { bashQuote } from './quote.js';
import { bashLines } from './statements.js';

/** A plan as a script for bash and the AWS CLI. */
export function exportBash(plan: Plan): Exported {
  const program = programOf(plan);
  if ('refused' in program) return program;
  const file = {
    name: `${fileName(plan)}.sh`,
    language: 'shellscript',
    text: bashText(program),
    notes: [message('export.note.script')],
  };
  return { files: [file] };
}

/** A program as bash writes it. */
export function bashText(program: Program): string {
  return `${[...bashPrelude(program), ...program.parts.flatMap(partLines)].join('\n')}\n`;
}

function partLines({ title, comments, body }: Part): readonly string[] {
  return [
    '',
    ...comments.map((line) => `# ${printable(line)}`),
    `step ${bashQuote(printable(title))}`,
    ...bashLines(body),
  ];
}
