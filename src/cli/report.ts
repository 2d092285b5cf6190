import type { PortError } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import { writeJson, type Io } from './io.js';

/** An error as data, for `--json`. */
export function errorJson(error: PortError): Readonly<Record<string, unknown>> {
  const { kind, help, operation, code, detail, rslvr } = error.info;
  return { kind, message: error.message, help: text(help), operation, code, detail, rslvr };
}

/** Says what went wrong and the next step. */
export function reportError(io: Io, error: PortError, json: boolean): void {
  if (json) writeJson(io, { error: errorJson(error) });
  else io.stderr(`${error.message}\n${text(error.info.help)}\n`);
}
