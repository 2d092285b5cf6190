import { message } from '../../model/message.js';
import type { Plan } from '../../model/plan.js';
import type { Exported } from '../exportFormat.js';
import { fileName } from '../script/fileName.js';
import { printableAscii } from '../script/printable.js';
import type { Part, Program } from '../script/program.js';
import { programOf } from '../script/programOf.js';
import { psPrelude } from './prelude.js';
import { psQuote } from './quote.js';
import { psLines } from './statements.js';

/** A plan as a script for PowerShell and the AWS CLI, with the line ends of Windows. */
export function exportPowershell(plan: Plan): Exported {
  const program = programOf(plan);
  if ('refused' in program) return program;
  const file = {
    name: `${fileName(plan)}.ps1`,
    language: 'powershell',
    text: powershellText(program),
    notes: [message('export.note.powershell')],
  };
  return { files: [file] };
}

/** A program as PowerShell writes it: ASCII, each line ended by CR and LF. */
export function powershellText(program: Program): string {
  const lines = [...psPrelude(program), ...program.parts.flatMap(partLines)];
  return lines.map((line) => `${line}\r\n`).join('');
}

function partLines({ title, comments, body }: Part): readonly string[] {
  return [
    '',
    ...comments.map((line) => `# ${printableAscii(line)}`),
    `Start-Step ${psQuote(printableAscii(title))}`,
    ...psLines(body),
  ];
}
