import { message, type Message } from '../model/message.js';
import { serverText } from '../model/vantage.js';
import { cellIsRight, type MatrixCell } from './matrix.js';

/** How many of a resolver's answers are right; a subset of the control plane's addresses is. */
export interface ResolverScore {
  /** Where it was asked from and who was asked: `eks-worker, 192.0.2.1#53`. */
  readonly resolver: string;
  readonly right: number;
  /** Answers that could be judged: not those of a cluster whose addresses are not known. */
  readonly judged: number;
  readonly asked: number;
}

/** The resolvers of a matrix in the order they were asked, each once, whatever it was asked for. */
export function resolverScores(cells: readonly MatrixCell[]): readonly ResolverScore[] {
  const scores = new Map<string, ResolverScore>();
  for (const cell of cells) {
    const resolver = `${cell.vantage.name}, ${serverOf(cell)}`;
    const { right, judged, asked } = scores.get(resolver) ?? { right: 0, judged: 0, asked: 0 };
    scores.set(resolver, {
      resolver,
      right: right + (cellIsRight(cell) ? 1 : 0),
      judged: judged + (isJudged(cell) ? 1 : 0),
      asked: asked + 1,
    });
  }
  return [...scores.values()];
}

/** What a group of resolvers has in common. */
export interface WhoIsRight {
  readonly kind: 'right' | 'partly' | 'wrong' | 'notJudged';
  readonly sentence: Message;
}

/** In up to four sentences: who is right, who is so for some names only, who is wrong, who was not judged. */
export function whoIsRight(cells: readonly MatrixCell[]): readonly WhoIsRight[] {
  const scores = resolverScores(cells);
  const of = (kind: WhoIsRight['kind']) => scores.filter((score) => kindOf(score) === kind);
  return (['right', 'partly', 'wrong', 'notJudged'] as const).flatMap((kind) => {
    const resolvers = of(kind).map(({ resolver, right, judged }) =>
      kind === 'partly' ? `${resolver} (${right}/${judged})` : resolver,
    );
    return resolvers.length === 0
      ? []
      : [{ kind, sentence: message(sentences[kind], { resolvers: resolvers.join('; ') }) }];
  });
}

const sentences = {
  right: 'who.right',
  partly: 'who.partly',
  wrong: 'who.wrong',
  notJudged: 'who.notJudged',
} as const;

function kindOf({ right, judged }: ResolverScore): WhoIsRight['kind'] {
  if (judged === 0) return 'notJudged';
  if (right === judged) return 'right';
  return right === 0 ? 'wrong' : 'partly';
}

/** What could not be asked at all says nothing of the resolver. */
function isJudged({ check }: MatrixCell): boolean {
  return check !== undefined && !['not-compared', 'cancelled'].includes(check.verdict.kind);
}

/** Who answered: inside, that is known only from the answer. */
export function serverOf({ check, vantage }: MatrixCell): string {
  const asked = serverText(vantage);
  if (check?.exchange.kind !== 'answer') return asked;
  const { address, port } = check.exchange.server;
  const answered = `${address}#${port}`;
  return vantage.through === undefined ? answered : `${asked} → ${answered}`;
}
