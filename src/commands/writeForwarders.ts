import { forwarderDefinition } from '../core/forwarders/definitions.js';
import { generateForwarder } from '../core/forwarders/generate.js';
import { readerFor } from '../core/forwarders/read/readForwarders.js';
import type {
  ForwarderAnswers,
  ForwarderDefinition,
  ForwarderQuestion,
  ForwarderSetup,
} from '../core/forwarders/types.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { MessageButton } from '../platform/window.js';
import { left } from '../ui/readings.js';
import { compareWith } from './compareForwarders.js';
import type { Command, CommandDeps } from './deps.js';
import { forwardersFor, pickServer, type ToBeForwarded } from './forwardersFor.js';

/**
 * **Configure DNS servers on-premises…**: for one cluster, those selected together, or all of a
 * Region; each file opens as an untitled document, with ways to save, copy and compare it.
 */
export const writeForwarders: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const { say, window } = deps;
    const forwarded = await forwardersFor(deps, argument, rows, signal);
    const server = await pickServer(deps, () => true);
    const answers = await askAbout(deps, forwarderDefinition(server));
    const made = generateForwarder(server, forwarded.clusters, answers);
    if (made.kind === 'refused') {
      const [problem] = made.problems;
      if (!problem) throw left();
      const { key, args = {} } = problem.message;
      throw new PortError({ kind: 'invalid', messageKey: key, args, help: problem.help });
    }
    for (const file of [...made.files].reverse()) {
      await window.showUntitled(file.text, file.language);
    }
    for (const warning of made.warnings) {
      window.say('warn', `${say(warning.message)} ${say(warning.help)}`);
    }
    window.say('info', summary(deps, made, forwarded), buttons(deps, made, forwarded));
    return made;
  };

function summary({ say }: CommandDeps, made: ForwarderSetup, { clusters }: ToBeForwarded): string {
  const server = say(message(forwarderDefinition(made.server).title));
  const places = made.files.map(({ place }) => place);
  const notes = made.files.flatMap(({ notes: all }) => all).map((note) => say(note));
  const said = say(message('ui.forwarders.made', { server, places, count: clusters.length }));
  return [said, ...notes].join(' ');
}

function buttons(
  deps: CommandDeps,
  made: ForwarderSetup,
  forwarded: ToBeForwarded,
): readonly MessageButton[] {
  const { say, window } = deps;
  const reader = readerFor(made.server);
  const save = async (): Promise<void> => {
    for (const { name, text } of made.files) {
      const texts = {
        title: say(message('ui.forwarders.saveTitle')),
        action: say(message('ui.forwarders.saveAction')),
        kind: say(message('ui.forwarders.kind')),
        name,
      };
      const file = await window.saveFile(texts, text);
      if (file === undefined) return;
      window.say('info', say(message('ui.forwarders.saved', { file })));
    }
  };
  return [
    { title: say(message('ui.forwarders.save')), run: save },
    {
      title: say(message('ui.forwarders.copy')),
      run: () => window.copy(made.files.map(({ text }) => text).join('\n')),
    },
    ...(reader
      ? [
          {
            title: say(message('ui.forwarders.compare')),
            run: async () => {
              await compareWith(deps, reader, forwarded);
            },
          },
        ]
      : []),
  ];
}

/** The answers to all that matters to this server; the usual one stands first. */
async function askAbout(
  deps: CommandDeps,
  { questions, defaults }: ForwarderDefinition,
): Promise<ForwarderAnswers> {
  let answers = defaults;
  for (const question of questions) {
    // Without validation nobody needs to reach the root for it.
    if (question === 'internetDns' && questions.includes('dnssec') && !answers.dnssec) continue;
    answers = { ...answers, ...(await answerTo(deps, question, defaults)) };
  }
  return answers;
}

async function answerTo(
  { say, window }: CommandDeps,
  question: ForwarderQuestion,
  defaults: ForwarderAnswers,
): Promise<Partial<ForwarderAnswers>> {
  const title = say(message(`forwarders.ask.${question}`));
  if (question === 'link') {
    const placeholder = say(message('ui.forwarders.interface'));
    const link = await window.ask(
      { title, placeholder, value: defaults.link },
      // What it may be is checked with everything else, and said in one way.
      () => undefined,
    );
    if (link === undefined) throw left();
    return { link };
  }
  const usual = say(message('ui.forwarders.usual'));
  const values =
    question === 'replicationScope' ? (['none', 'domain', 'forest'] as const) : [true, false];
  const choices = values.map((value) => ({
    label: say(
      message(
        typeof value === 'string'
          ? `ui.forwarders.scope.${value}`
          : value
            ? 'ui.forwarders.yes'
            : 'ui.forwarders.no',
      ),
    ),
    ...(value === defaults[question] ? { description: usual } : {}),
    value,
  }));
  const first = choices.filter(({ value }) => value === defaults[question]);
  const others = choices.filter(({ value }) => value !== defaults[question]);
  const picked = await window.pick({ title, placeholder: title }, [...first, ...others]);
  if (picked === undefined) throw left();
  return { [question]: picked };
}
