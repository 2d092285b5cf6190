import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** What a kubectl that failed says, by the words of client-go. */
export function failureOf(stderr: string, context: string, command: string): PortError {
  const detail = lastLines(stderr);
  if (/getting credentials|exec plugin|executable .* (failed|not found)/i.test(stderr)) {
    const cluster = context.split('/').at(-1) ?? context;
    return new PortError({
      kind: 'expiredCredentials',
      messageKey: 'error.kubectl.signIn',
      args: { context, detail },
      help: message('help.kubectl.signIn', { cluster }),
      detail,
    });
  }
  if (/Unauthorized|must be logged in|\(Forbidden\)|is forbidden/i.test(stderr)) {
    return new PortError({
      kind: 'accessDenied',
      messageKey: 'error.kubectl.notAllowed',
      args: { context, detail },
      help: message('help.kubectl.notAllowed'),
      detail,
    });
  }
  return new PortError({
    kind: /timeout|deadline|no route|refused|no such host/i.test(stderr)
      ? 'unreachable'
      : 'internal',
    messageKey: 'error.kubectl.failed',
    args: { context, detail },
    help: message('help.kubectl.failed', { command }),
    detail,
  });
}

/** kubectl logs before it says what is wrong: the end of it, on one line. */
export function lastLines(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/[^\x20-\x7e]+/g, ' ').trim())
    .filter((line) => line !== '' && !/^[EIW]\d{4} /.test(line));
  return lines.slice(-2).join(' ').slice(0, 300);
}
