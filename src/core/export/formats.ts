import type { Exporter, ExportFormat } from './exportFormat.js';

/** What can be exported today. */
export const exporters: Partial<Readonly<Record<ExportFormat, Exporter>>> = {};
