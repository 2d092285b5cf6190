import { text } from '../core/model/text.js';
import { message } from '../core/model/message.js';
import type { PortError } from '../core/model/portError.js';

/** Everything known of an error, in English, for the log and for a bug report. No secrets are in it. */
export function detailsOf(
  error: PortError,
  act: { readonly name: string; readonly id: string },
): string {
  const { info } = error;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['act', `${act.name} (${act.id})`],
    ['kind', info.kind],
    ['message', text(message(info.messageKey, info.args))],
    ['next step', text(info.help)],
    ['operation', info.operation],
    ['code', info.code],
    ['detail', info.detail],
    ['stack', info.kind === 'internal' ? stackOf(error.cause) : undefined],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value ?? ''}`)
    .join('\n');
}

function stackOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.stack : undefined;
}
