// Prints one line of JSON: the post's case with endpoints of 60 s, in virtual time.
import { timedRuns } from '../test/support/fault/speed.js';

const { enable, disable } = await timedRuns(60);
const figuresOf = ({ ratio, calls, predicted, polls }: typeof enable): object => ({
  ratio,
  calls: calls.length,
  predicted,
  polls,
});
console.log(JSON.stringify({ enable: figuresOf(enable), disable: figuresOf(disable) }));
