/**
 * Runs legs, several at a time: each as soon as the cores that it keeps busy are free, in their
 * order, and what a leg cannot use is left to later ones. A leg that needs more than there is runs
 * by itself. Nothing begins before a leg that is `alone` has ended, nor before those it is `after`.
 *
 * @returns in the legs' order what `run` gives for each; `run` must not reject.
 */
export function schedule(legs, cores, run) {
  const waiting = [...legs];
  const running = new Set();
  const settle = new Map();
  const results = legs.map((leg) => new Promise((done) => settle.set(leg, done)));

  const mayBegin = (leg) => {
    if (running.size === 0) return leg === waiting[0];
    if (leg.alone) return false;
    const unfinished = [...running, ...waiting.slice(0, waiting.indexOf(leg))];
    if (unfinished.some(({ alone, name }) => alone || leg.after?.includes(name))) return false;
    const busy = [...running].reduce((sum, one) => sum + one.cores, 0);
    return busy + leg.cores <= cores;
  };

  const fill = () => {
    for (let leg; (leg = waiting.find(mayBegin)) !== undefined;) {
      const begun = leg;
      waiting.splice(waiting.indexOf(begun), 1);
      running.add(begun);
      void run(begun).then((result) => {
        running.delete(begun);
        settle.get(begun)(result);
        fill();
      });
    }
  };
  fill();
  return results;
}
