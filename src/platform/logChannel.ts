import type * as vscode from 'vscode';
import type { MessageArgs } from '../core/model/message.js';
import type { Log } from '../core/ports.js';

/** A log over an output channel: one line an event, its arguments as JSON. */
export function createLog(channel: vscode.LogOutputChannel): Log {
  const text = (event: string, args?: MessageArgs) =>
    args === undefined ? event : `${event} ${JSON.stringify(args)}`;
  return {
    debug: (event, args) => channel.debug(text(event, args)),
    info: (event, args) => channel.info(text(event, args)),
    warn: (event, args) => channel.warn(text(event, args)),
    error: (event, args) => channel.error(text(event, args)),
  };
}
