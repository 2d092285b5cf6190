import { exportFormats, type ExportFormat } from '../core/export/exportFormat.js';
import { UsageError } from './usageError.js';

/** The flags of `export`. */
export const exportFlags = {
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

/** What a plan is exported as, and where to. */
export interface ExportChoices {
  readonly format?: ExportFormat;
  /** A file, or a folder; absent: standard output. */
  readonly out?: string;
}

/** Reads the flags. Throws {@link UsageError}. */
export function exportChoices(values: {
  readonly format?: string | undefined;
  readonly out?: string | undefined;
}): ExportChoices {
  const { out } = values;
  const format = exportFormats.find((one) => one === values.format);
  if (values.format !== undefined && !format) {
    throw new UsageError(`--format takes ${exportFormats.join(', ')}, not ${values.format}.`);
  }
  return { ...(format ? { format } : {}), ...(out === undefined ? {} : { out }) };
}
