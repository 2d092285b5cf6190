import { message } from '../core/model/message.js';
import { left } from '../ui/readings.js';
import { textIn } from '../ui/target.js';
import type { Command } from './deps.js';

/** **Filter…**: only rows whose name, id, ARN or endpoint name has every word of it. */
export const filter: Command = (deps) => async (_context, argument) => {
  const { say, view, window } = deps;
  const typed =
    textIn(argument, 'filter') ??
    (await window.ask(
      {
        title: say(message('ui.filter.title')),
        placeholder: say(message('ui.filter.hint')),
        value: view.state().filter,
      },
      () => undefined,
    ));
  if (typed === undefined) throw left();
  await view.change({ filter: typed.trim() });
  return typed.trim();
};

/** **Clear the filter**. */
export const clearFilter: Command =
  ({ view }) =>
  async () => {
    await view.change({ filter: '' });
    return undefined;
  };
