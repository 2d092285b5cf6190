import { exportBash } from './bash/bash.js';
import { cloudFormationOf } from './cloudformation/cloudFormation.js';
import { looksOfRemoval } from './cloudformation/looks.js';
import type { ExportFormat, FormatDefinition } from './exportFormat.js';
import { mermaidOf } from './mermaid/mermaid.js';
import { exportPowershell } from './powershell/powershell.js';
import { looksOfSteps, looksOfThings } from './terraform/looks.js';
import { exportTerraform } from './terraform/terraform.js';

/** What can be exported today. A new format is a word of `exportFormats` and a line here. */
export const formats: Readonly<Record<ExportFormat, FormatDefinition>> = {
  bash: { exporter: exportBash },
  powershell: { exporter: exportPowershell },
  cloudformation: { exporter: cloudFormationOf, looksAt: looksOfRemoval },
  terraform: { exporter: exportTerraform, looksAt: looksOfSteps, looksNext: looksOfThings },
  mermaid: { exporter: mermaidOf },
};
