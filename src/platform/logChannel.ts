import type * as vscode from 'vscode';
import type { Masker } from '../core/model/mask.js';
import type { MessageArgs } from '../core/model/message.js';
import type { Log } from '../core/ports.js';

/** How many lines are kept for a report of a problem. */
const keptLines = 400;

/** A log, and the last lines of it. */
export interface KeptLog extends Log {
  /** The oldest first, each with its time and level. */
  recent(): readonly string[];
}

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * A log over an output channel: one line an event, its arguments as JSON. Account ids, keys and
 * tokens never reach the channel.
 */
export function createLog(
  channel: Pick<vscode.LogOutputChannel, Level>,
  masker: Pick<Masker, 'secrets'>,
): KeptLog {
  const lines: string[] = [];
  const write = (level: Level, event: string, args?: MessageArgs): void => {
    const line = masker.secrets(args === undefined ? event : `${event} ${JSON.stringify(args)}`);
    lines.push(`${new Date().toISOString()} ${level} ${line}`);
    if (lines.length > keptLines) lines.shift();
    channel[level](line);
  };
  return {
    debug: (event, args) => write('debug', event, args),
    info: (event, args) => write('info', event, args),
    warn: (event, args) => write('warn', event, args),
    error: (event, args) => write('error', event, args),
    recent: () => [...lines],
  };
}
