/** One line of a quick pick. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
  /** Whether it stays whatever is typed: a way on where nothing fits. */
  readonly alwaysShow?: boolean;
  readonly value: T;
}

/** Texts of a quick pick, ready to be shown. */
export interface PickTexts {
  readonly title: string;
  readonly placeholder: string;
}

/** Texts of a file dialog, ready to be shown, and what files it is for. */
export interface FileTexts {
  readonly title: string;
  readonly action: string;
  /** What such files are called, and how their names end, without the dot; any, where absent. */
  readonly kind: string;
  readonly extension?: string;
}

/** A file that the user chose. */
export interface OpenedFile {
  readonly name: string;
  readonly content: string;
}

/** One line of a list that stays open. */
export interface LiveChoice {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Name of a codicon. */
  readonly icon: string;
}

/** A list that stays open, as it is now. */
export interface LiveList extends PickTexts {
  readonly busy: boolean;
  readonly choices: readonly LiveChoice[];
}

/** A list that stays open while something goes on, whatever is chosen in it. */
export interface LivePick {
  show(list: LiveList): void;
  close(): void;
}

/** A button under a message: its text, and what it does. */
export interface MessageButton {
  readonly title: string;
  run(): void | Promise<void>;
}

/** One report of progress: a line, and how much of the whole it adds, in percent. */
export type ReportProgress = (text: string, increment?: number) => void;

/** What the acts of the user need of the editor's window. Every text is ready to be shown. */
export interface Window {
  /** Says something without waiting for it to be read; the buttons act whenever they are pressed. */
  say(kind: 'info' | 'warn' | 'error', text: string, buttons?: readonly MessageButton[]): void;
  /** Asks yes or no in a modal; the answer is no when it is closed. */
  confirm(question: {
    readonly title: string;
    readonly detail: string;
    readonly action: string;
  }): Promise<boolean>;
  /** One of these, or `undefined` when the user leaves. The choices may still be on their way. */
  pick<T>(
    texts: PickTexts,
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
  ): Promise<T | undefined>;
  /** Any of these, or `undefined` when the user leaves. */
  pickMany<T>(texts: PickTexts, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined>;
  /** Opens a list that stays open; `left` hears when the user leaves it, not when it is closed. */
  livePick(
    list: LiveList,
    acts: { readonly chosen: (id: string) => void; readonly left: () => void },
  ): LivePick;
  /** One line of text; `problem` says why a text will not do. */
  ask(
    texts: PickTexts & { readonly value?: string },
    problem: (text: string) => string | undefined,
  ): Promise<string | undefined>;
  /** Shows progress in a notification with a cancel button while the work goes on. */
  progress<T>(
    title: string,
    work: (report: ReportProgress, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Opens a text that can be read and not changed. The name ends in the extension of its language. */
  showReadOnly(name: string, content: string): Promise<void>;
  /** Opens such a text, and gives what puts another one in its place; nothing happens once it is closed. */
  showFilling(name: string, content: string): Promise<(content: string) => void>;
  /** Opens a text as a new untitled document, the user's to keep. */
  showUntitled(content: string, language: string): Promise<void>;
  copy(text: string): Promise<void>;
  /** Opens a page in the user's browser. */
  openExternal(url: string): Promise<void>;
  /** Asks where to save a text and writes it; gives the file's name, or `undefined` when the user leaves. */
  saveFile(
    texts: FileTexts & { readonly name: string },
    content: string,
  ): Promise<string | undefined>;
  /** Asks for files and reads them; `undefined` when the user leaves. */
  openFiles(
    texts: FileTexts & { readonly many: boolean },
  ): Promise<readonly OpenedFile[] | undefined>;
}

/** What browsing needs. */
export type WindowWithoutFiles = Omit<Window, 'saveFile' | 'openFiles' | 'livePick'>;
