import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { text } from '../core/model/text.js';

/** An input that cannot be worked with; the model reads why, and asks again. */
export function badInput(detail: string): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.agent.input',
    args: { detail },
    help: message('help.agent.input'),
  });
}

/** What a model is told of a failure: what happened, and the next step. */
export function failureText(error: PortError): string {
  const code = error.info.code === undefined ? '' : ` (${error.info.code})`;
  return `${error.message}${code} ${text(error.info.help)}`;
}
