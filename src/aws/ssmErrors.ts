import { message, type MessageArgs, type MessageKey } from '../core/model/message.js';
import { PortError, type PortErrorKind } from '../core/model/portError.js';

const operation = 'ssm:SendCommand';

function trouble(
  kind: PortErrorKind,
  messageKey: MessageKey,
  help: MessageKey,
  args: MessageArgs,
): PortError {
  return new PortError({ kind, messageKey, args, help: message(help, args), operation });
}

/** `InvalidInstanceId` is what SSM says of an instance that is off, gone, or has no agent. */
export function ofSending(error: unknown, instance: string): unknown {
  if (!(error instanceof PortError) || error.info.code !== 'InvalidInstanceId') return error;
  const { detail = '' } = error.info;
  const args = { instance, detail: sentence(detail) };
  return trouble('notFound', 'error.inside.notOnline', 'help.inside.notOnline', args);
}

export function notDelivered(instance: string, seconds: number, status: string): PortError {
  const args = { instance, seconds, status };
  return trouble('timeout', 'error.inside.notDelivered', 'help.inside.notDelivered', args);
}

export function tooLong(instance: string, seconds: number): PortError {
  const args = { instance, seconds };
  return trouble('timeout', 'error.inside.tooLong', 'help.inside.seeThere', args);
}

/** Somebody else cancelled it. */
export function stopped(instance: string, status: string): PortError {
  return trouble('conflict', 'error.inside.stopped', 'help.runAgain', { instance, status });
}

export function noPython(place: string): PortError {
  return trouble('invalid', 'error.inside.noPython', 'help.inside.noPython', { place });
}

export function failed(place: string, code: number, detail: string): PortError {
  const args = { place, code, detail: sentence(detail) };
  return trouble('internal', 'error.inside.failed', 'help.inside.seeThere', args);
}

export function notOurs(place: string, detail: string): PortError {
  const args = { place, detail: sentence(detail) };
  return trouble('internal', 'error.inside.notOurs', 'help.inside.seeThere', args);
}

/** Another machine's text on one line, of bounded length, ending like a sentence. */
function sentence(text: string): string {
  const line = text.replace(/[^\x20-\x7e]+/g, ' ').trim();
  const cut = line.length > 300 ? `${line.slice(0, 300)}…` : line;
  return /[.!…]$/.test(cut) ? cut : `${cut}.`;
}
