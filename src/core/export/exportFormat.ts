import type { GeneratedFile } from '../model/generatedFile.js';
import type { Plan, Problem } from '../model/plan.js';

/** The forms in which a plan can be had as code. */
export const exportFormats = [
  'bash',
  'powershell',
  'terraform',
  'cloudformation',
  'mermaid',
] as const;

/** One of the forms. */
export type ExportFormat = (typeof exportFormats)[number];

/** The files, or why there are none: a plan is exported whole or not at all. */
export type Exported =
  { readonly files: readonly GeneratedFile[] } | { readonly refused: readonly Problem[] };

/** Makes the files of one format. Pure; does not throw. */
export type Exporter = (plan: Plan) => Exported;
