import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { Failure } from '../contract/setupPlan.js';

/** The shape in which an error is shown: cause, next step, call. */
export function failureView(info: PortErrorInfo, render: (message: Message) => string): Failure {
  return {
    message: render(message(info.messageKey, info.args)),
    help: render(info.help),
    ...(info.operation === undefined ? {} : { operation: info.operation }),
    ...(info.code === undefined ? {} : { code: info.code }),
  };
}
