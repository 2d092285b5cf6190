import { readFileSync } from 'node:fs';

interface Entry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

/** What the editor's conditions ask for; what is absent is false. */
type Context = Readonly<Record<string, string | boolean>>;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
  };
}

const root = new URL('../../../', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const { contributes } = read('package.json') as Manifest;
const texts = read('package.nls.json') as Readonly<Record<string, string>>;

/** A command as people see it. */
export interface Shown {
  readonly id: string;
  /** Without the prefix that all ids share. */
  readonly name: string;
  readonly title: string;
  /** Its condition in the palette: none is always, `false` is never. */
  readonly inPalette: string | undefined;
}

/** Every command that the manifest declares. */
export const shownCommands: readonly Shown[] = contributes.commands.map(({ command, title }) => ({
  id: command,
  name: command.replace(/^\w+\./, ''),
  title: texts[title.slice(1, -1)] ?? title,
  inPalette: entriesOf('commandPalette').find((entry) => entry.command === command)?.when,
}));

/** The titles that a menu has where the context is this, inline or not. */
export function titlesIn(
  menu: 'view/title' | 'view/item/context',
  context: Context,
  group: RegExp,
): readonly string[] {
  return entriesOf(menu)
    .filter((entry) => group.test(entry.group ?? '') && holds(entry.when ?? '', context))
    .map(titleOf);
}

/** Every title that one of the menus has, whatever it depends on. */
export const placedTitles: readonly string[] = ['view/title', 'view/item/context']
  .flatMap(entriesOf)
  .map(titleOf);

/** The titles that the palette lists where the context is this, sorted. */
export function titlesInPalette(context: Context): readonly string[] {
  return shownCommands
    .filter(({ inPalette }) => inPalette === undefined || holds(inPalette, context))
    .map(({ title }) => title)
    .sort();
}

function titleOf({ command }: Entry): string {
  return shownCommands.find(({ id }) => id === command)?.title ?? command;
}

/** As much of the editor's conditions as the manifest uses; anything else is an error. */
function holds(when: string, context: Context): boolean {
  if (when === 'false') return false;
  return when.split(' && ').every((term) => {
    const [, key = '', operator, value = ''] = /^!?([\w.]+)(?: (==|=~) (.+))?$/.exec(term) ?? [];
    if (key === '') throw new Error(`this condition is not understood: ${term}`);
    const is = context[key] ?? false;
    if (operator === '==') return is === value;
    if (operator === '=~') return new RegExp(value.slice(1, -1)).test(String(is));
    return term.startsWith('!') ? is === false : is !== false;
  });
}

function entriesOf(menu: string): readonly Entry[] {
  return contributes.menus[menu] ?? [];
}
