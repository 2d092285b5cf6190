import type { Message } from '../core/model/message.js';

/** Turns a message of the core into the text shown, in the editor's language. */
export type Say = (message: Message) => string;
