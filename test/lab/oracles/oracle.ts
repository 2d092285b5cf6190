import type { Estate } from '../estate/generate.js';
import type { Outcome, Question } from '../questions.js';

/** Something that foretells what comes of questions. */
export interface Oracle {
  readonly name: string;
  /**
   * By the questions' keys every outcome it holds possible; a question that it says nothing of
   * is absent. More than one only where AWS's own choice decides, as among a rule's targets.
   */
  foretell(
    estate: Estate,
    questions: readonly Question[],
  ): Promise<Map<string, readonly Outcome[]>>;
}
