import { isRight } from '../../core/dns/answerVerdict.js';
import { message, type Message } from '../../core/model/message.js';
import { serverText, type Vantage } from '../../core/model/vantage.js';
import type { Reach, ReachStep } from '../../core/reach/types.js';
import type { Check } from '../../core/verify/check.js';
import { answeredAddresses } from '../../core/verify/addresses.js';
import { cellIsRight, type Matrix, type MatrixCell } from '../../core/verify/matrix.js';
import { reachSentence, stepColumn } from '../../core/verify/reachText.js';
import type { Change } from '../../core/verify/watch.js';
import { serverOf, whoIsRight } from '../../core/verify/whoIsRight.js';
import type { MatrixRow, RoundView, StepView, WhoView } from '../contract/checksMatrix.js';
import { statusWord, toneOf } from './checkView.js';

type Render = (message: Message) => string;

/** The page's handle on a row. */
export function rowId(vantageId: string, type: string): string {
  return `${vantageId} ${type}`;
}

/** One row: what came of it, if anything did, and whether it is being asked again. */
export function matrixRow(
  { vantage, type }: Pick<MatrixCell, 'vantage' | 'type'>,
  cell: MatrixCell | undefined,
  waiting: boolean,
  render: Render,
): MatrixRow {
  const base = {
    id: rowId(vantage.id, type),
    vantage: vantage.name,
    server: cell ? serverOf(cell) : serverText(vantage),
    type,
    ...(vantage.vpcId === undefined ? {} : { vpcId: vantage.vpcId }),
    inside: vantage.through !== undefined,
    state: waiting ? ('waiting' as const) : cell ? ('done' as const) : ('idle' as const),
  };
  const { check, error } = cell ?? {};
  if (!check) {
    return {
      ...base,
      addresses: [],
      status: error?.kind ?? '',
      ...(error ? { right: false, help: render(error.help) } : {}),
      tone: error ? 'bad' : 'neutral',
      sentence: error ? render(message(error.messageKey, error.args)) : '',
      reach: vantage.through === undefined ? 'none' : 'notFromHere',
      ways: [],
      dig: '',
    };
  }
  const { exchange, verdict } = check;
  const ttl = 'ttl' in verdict ? verdict.ttl : undefined;
  const judged = verdict.kind !== 'not-compared' && verdict.kind !== 'cancelled';
  return {
    ...base,
    at: check.at,
    transport: transportOf(check),
    addresses: [...(answeredAddresses(exchange) ?? [])],
    status: statusWord(exchange),
    ...(judged ? { right: isRight(verdict) } : {}),
    ...(verdict.kind === 'private' && verdict.missing.length > 0 ? { subset: true } : {}),
    tone: toneOf(verdict),
    sentence: render(check.sentence),
    ...(ttl === undefined ? {} : { ttl }),
    ...(exchange.kind === 'answer' ? { ms: exchange.ms } : {}),
    reach: reachView(vantage, cell?.reach ?? []),
    ways: (cell?.reach ?? [])
      .filter(({ reached }) => !reached)
      .map((each) => `${each.target.address}: ${render(reachSentence(each))}`),
    dig: check.dig,
  };
}

/** The transport that the answer came over: TCP after a truncated one over UDP. */
function transportOf({ exchange, request }: Check): string {
  const { transport } = exchange.kind === 'answer' ? exchange : request;
  return transport.toUpperCase();
}

function reachView(vantage: Vantage, tries: readonly Reach[]): MatrixRow['reach'] {
  if (vantage.through !== undefined) return 'notFromHere';
  if (tries.length === 0) return 'none';
  const step = (name: ReachStep['step']): StepView => ({
    text: stepColumn(tries, name),
    tone: stepTone(tries, name),
  });
  return { tcp: step('tcp'), tls: step('tls'), version: step('version') };
}

function stepTone(tries: readonly Reach[], name: ReachStep['step']): StepView['tone'] {
  const made = tries.flatMap(({ steps, reached }) =>
    steps
      .filter(({ step }) => step === name)
      .map(({ outcome }) => outcome.kind === 'ok' && (name !== 'version' || reached)),
  );
  if (made.length === 0) return 'neutral';
  if (made.every(Boolean)) return 'good';
  return made.some(Boolean) ? 'warning' : 'bad';
}

/** A row to be looked at again: nothing can be asked of it any more. */
function keptRow({ vpcId: _vpcId, ...row }: MatrixRow): MatrixRow {
  return { ...row, inside: false, dig: '' };
}

/** Which resolvers are right, each group in a sentence. */
export function whoViews(cells: readonly MatrixCell[], render: Render): WhoView[] {
  return whoIsRight(cells).map(({ kind, sentence }) => ({
    tone: whoTones[kind],
    sentence: render(sentence),
  }));
}

const whoTones = { right: 'good', partly: 'warning', wrong: 'bad', notJudged: 'neutral' } as const;

/** A round for the list of what was asked before. */
export function roundView(
  { at, cells }: Matrix,
  changes: readonly Change[],
  render: Render,
): RoundView {
  return {
    at,
    rows: cells.map((cell) => keptRow(matrixRow(cell, cell, false, render))),
    who: whoViews(cells, render),
    right: cells.filter(cellIsRight).length,
    of: cells.length,
    changes: changes.map(({ vantage, type, before, after }) =>
      render(
        before === undefined
          ? message('checks.changeNew', { vantage, type, after })
          : message('checks.change', { vantage, type, before, after }),
      ),
    ),
  };
}
