import type { Json } from './json.js';

/** A text put together from literals and from variables of the script. */
export type Word = readonly (string | Variable)[];

/** A text that the script learns while it runs. */
export interface Variable {
  readonly variable: string;
}

/** One argument of `aws`, or as many as a list has items. */
export type Argument =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'items'; readonly list: string };

/** A question to AWS, or a change. */
export interface Call {
  readonly kind: 'call';
  /** Whose credentials: an index of {@link Program.identities}. */
  readonly who: number;
  /** Service and operation as the CLI names them. */
  readonly command: readonly [service: string, operation: string];
  readonly arguments: readonly Argument[];
  /** JMESPath; the words of its answer are kept. `null` and `None` are no words. */
  readonly query?: string;
  /** Error codes, or `RSLVR-` numbers, that are an answer too: they end up in `refused`. */
  readonly tolerated: readonly string[];
  /** Variables for the first words of the answer, empty where it has fewer. */
  readonly into: readonly string[];
  /** A list for the words after those. */
  readonly rest?: string;
}

/** What a script decides by. */
export type Condition =
  | { readonly kind: 'empty' | 'filled'; readonly variable: string }
  | { readonly kind: 'none' | 'some'; readonly list: string }
  | { readonly kind: 'equal' | 'unequal'; readonly variable: string; readonly to: Word }
  /** Whether a list has a word, one of our own labels. */
  | { readonly kind: 'has' | 'lacks'; readonly list: string; readonly word: string }
  /** Whether two lists have the same words, in any order. */
  | { readonly kind: 'same' | 'different'; readonly list: string; readonly as: string }
  /** Whether two lists have a word in common. */
  | { readonly kind: 'meet'; readonly list: string; readonly with: string }
  /** Whether the last call was refused with one of the codes it tolerates. */
  | { readonly kind: 'refused' | 'accepted' };

export interface When {
  readonly kind: 'when';
  /** All of them. */
  readonly conditions: readonly Condition[];
  readonly then: readonly Statement[];
}

/** Inside a {@link Repeat}: it is over, or it is time for another look. */
export interface Ending {
  readonly kind: 'done' | 'again';
}

/** Ends the script: what is wrong, and the next step. */
export interface Stop {
  readonly kind: 'stop';
  readonly why: Word;
  readonly help: string;
}

/** The body again and again, with pauses, until it is done; after so many seconds the script stops. */
export interface Repeat {
  readonly kind: 'repeat';
  /** What is waited for, after "waiting for". */
  readonly what: string;
  readonly seconds: number;
  readonly body: readonly Statement[];
}

export type Statement =
  | Call
  | When
  | Ending
  | Stop
  | Repeat
  | { readonly kind: 'set'; readonly variable: string; readonly to: Word }
  /** A new list of words. */
  | { readonly kind: 'list'; readonly list: string; readonly words: readonly string[] }
  /** A new list: each item of another between two texts. */
  | {
      readonly kind: 'map';
      readonly list: string;
      readonly from: string;
      readonly before: string;
      readonly after: string;
    }
  /** A text: the items of a list, each between two texts. */
  | {
      readonly kind: 'join';
      readonly variable: string;
      readonly from: string;
      readonly before: string;
      readonly after: string;
      readonly between: string;
    }
  | { readonly kind: 'append'; readonly list: string; readonly json: Json }
  | { readonly kind: 'say'; readonly words: Word; readonly list?: string };

/** One step of a plan in these terms. */
export interface Part {
  readonly title: string;
  readonly comments: readonly string[];
  readonly body: readonly Statement[];
}

/** Whose credentials a script uses. */
export interface Caller {
  readonly profile: string;
  readonly region: string;
}

/** A script without a shell: what both shells' writers write. */
export interface Program {
  readonly header: readonly string[];
  /** The plan's own first. */
  readonly identities: readonly Caller[];
  readonly parts: readonly Part[];
}
