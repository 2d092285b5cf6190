import { markOf, marked } from '../../apply/mark.js';
import type { Identity } from '../../model/identity.js';
import { message } from '../../model/message.js';
import type { Plan, Problem, Ref, Step } from '../../model/plan.js';
import { text } from '../../model/text.js';
import { furtherIdentities, identityKey } from '../../plan/identities.js';
import { isRef, variable, type Place } from './names.js';
import type { Part, Program, Statement } from './program.js';
import { call, done, equal, repeat, stop, when } from './statements.js';
import { bodyOf, outputsOf } from './steps/bodies.js';
import { texts } from './texts.js';
import { unwritableIn } from './unwritable.js';

/** The profile that stands for the environment's own credentials. */
const environment = 'environment';

/** A plan as a script that no shell has written yet, or why that cannot be. */
export function programOf(plan: Plan): Program | { readonly refused: readonly Problem[] } {
  const refused = [...unwritable(plan), ...strangeRefs(plan)];
  if (refused.length > 0) return { refused };
  const identities = [plan.identity, ...furtherIdentities(plan)];
  const parts = plan.steps.map((step, at) => partOf(step, at, plan, identities));
  const forwards = forwardsOf(plan);
  return {
    header: headerOf(plan, identities),
    identities: identities.map(({ profile, region }) => ({
      profile: profile === environment ? '' : profile,
      region,
    })),
    parts: [
      { title: texts.who, comments: [texts.whoReason], body: identities.flatMap(checkAccount) },
      ...parts,
      ...(parts.length === 0 ? [{ title: texts.nothing, comments: [], body: [] }] : []),
      ...(forwards.length > 0 ? [{ title: texts.forwards, comments: [], body: forwards }] : []),
    ],
  };
}

function headerOf(plan: Plan, [first, ...others]: readonly Identity[]): readonly string[] {
  const { identity, cost } = plan;
  const clusters = [plan, ...(plan.furtherClusters ?? [])].map((one) =>
    'clusterName' in one ? one.clusterName : one.name,
  );
  const own = first?.profile === environment ? '' : identity.profile;
  return [
    texts.title(plan.verb, clusters.join(', ')),
    texts.plan(plan.id, identity.accountId, identity.region),
    ...texts.how,
    texts.whoRuns(own),
    ...others.map(({ profile, accountId }) => texts.whoElse(profile, accountId)),
    texts.cost(cost.before.toFixed(2), cost.after.toFixed(2), cost.priceDate),
  ];
}

/** A plan made for one account is never run in another. */
function checkAccount({ profile, accountId }: Identity, at: number): readonly Statement[] {
  const account = `account_${at}`;
  return [
    repeat(
      texts.credentials(profile),
      30,
      call(at, ['sts', 'get-caller-identity'], { query: 'Account', into: [account] }),
      when(equal(account, accountId), done),
      stop([texts.otherAccount(profile, accountId), variable(account)], texts.signIn(profile)),
    ),
  ];
}

function partOf(step: Step, at: number, plan: Plan, identities: readonly Identity[]): Part {
  const whoIs = (identity: Identity): number =>
    identities.findIndex((one) => identityKey(one) === identityKey(identity));
  const place: Place = {
    number: at + 1,
    who: whoIs(step.as ?? plan.identity),
    whoIs,
    nameOf: (ref) => nameOf(ref, plan),
  };
  return {
    title: texts.step(at + 1, plan.steps.length, text(step.title)),
    comments: [text(step.reason), texts.rights(step.iamActions)],
    body: bodyOf(marked(step.spec, markOf(plan.id, undefined)), place),
  };
}

function nameOf({ step, output }: Ref, plan: Plan): string {
  return `${output}_${plan.steps.findIndex(({ id }) => id === step) + 1}`;
}

function forwardsOf({ forwards = [], ...plan }: Plan): readonly Statement[] {
  return forwards.map(({ endpointName, to }) =>
    isRef(to)
      ? { kind: 'say', words: [texts.forward(endpointName)], list: nameOf(to, plan) }
      : { kind: 'say', words: [`${texts.forward(endpointName)}${to.join(' ')}`] },
  );
}

function unwritable(plan: Plan): readonly Problem[] {
  const found = unwritableIn(plan);
  if (found === undefined) return [];
  const shown = JSON.stringify(found);
  return [
    {
      severity: 'blocker',
      message: message('export.unwritable', { text: shown }),
      help: message('help.export.unwritable'),
    },
  ];
}

/** A script knows an output only of an earlier step, and only one that this kind of step leaves. */
function strangeRefs({ steps, forwards = [] }: Plan): readonly Problem[] {
  const asked = [
    ...steps.flatMap(({ spec, title }, at) =>
      Object.values(spec)
        .filter(isRef)
        .map((ref) => ({ ref, title: text(title), at })),
    ),
    ...forwards.flatMap(({ endpointName: title, to }) =>
      isRef(to) ? [{ ref: to, title, at: steps.length }] : [],
    ),
  ];
  return asked.flatMap(({ ref, title, at }): readonly Problem[] => {
    const source = steps.slice(0, at).find(({ id }) => id === ref.step);
    if (source && outputsOf(source.spec).includes(ref.output)) return [];
    const args = { step: title, output: `${ref.step}.${ref.output}` };
    return [
      {
        severity: 'blocker',
        message: message('export.noOutput', args),
        help: message('help.export.noOutput'),
      },
    ];
  });
}
