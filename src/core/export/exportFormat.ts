import type { Part } from '../inventory/parts.js';
import type { GeneratedFile } from '../model/generatedFile.js';
import type { AwsScope } from '../model/identity.js';
import type { Plan, Problem } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';

/** The forms in which a plan can be had as code. */
export const exportFormats = [
  'bash',
  'powershell',
  'cloudformation',
  'terraform',
  'mermaid',
] as const;

/** One of the forms. */
export type ExportFormat = (typeof exportFormats)[number];

/** The files, the first of which bears the notes, or why there are none: a plan is exported whole or not at all. */
export type Exported =
  { readonly files: readonly GeneratedFile[] } | { readonly refused: readonly Problem[] };

/** What is known besides the plan. A format takes what it needs and does without what is not known. */
export interface ExportContext {
  /** What is there, read for {@link FormatDefinition.looksAt}: one snapshot for each account. */
  readonly live: readonly Snapshot[];
}

/** Makes the files of one format. Pure; does not throw. */
export type Exporter = (plan: Plan, context: ExportContext) => Exported;

/** Parts to be read as one profile. */
export interface Look {
  readonly scope: AwsScope;
  readonly parts: readonly Part[];
}

/** One format of the registry. */
export interface FormatDefinition {
  readonly exporter: Exporter;
  /** What has to be read anew before a plan can be exported; absent: the plan says it all. */
  readonly looksAt?: (plan: Plan) => readonly Look[];
  /** What only that tells to ask for. */
  readonly looksNext?: (plan: Plan, live: readonly Snapshot[]) => readonly Look[];
}
