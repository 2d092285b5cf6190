import { exportBash } from './bash/bash.js';
import type { Exporter, ExportFormat } from './exportFormat.js';
import { exportPowershell } from './powershell/powershell.js';

/** What can be exported today. */
export const exporters: Partial<Readonly<Record<ExportFormat, Exporter>>> = {
  bash: exportBash,
  powershell: exportPowershell,
};
