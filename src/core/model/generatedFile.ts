import type { Message } from './message.js';

/** A text file that the user gets to see, save or copy: configuration of a server, a script, a template. */
export interface GeneratedFile {
  /** Proposed file name, without a folder. */
  readonly name: string;
  /** VS Code's language id, such as `shellscript`, `powershell`, `yaml`, `terraform`, `plaintext`. */
  readonly language: string;
  /** Ends of lines as the program that reads it wants them: `\r\n` for Windows files, else `\n`. */
  readonly text: string;
  /** What a person has to know or do that the file itself does not do. */
  readonly notes: readonly Message[];
}
