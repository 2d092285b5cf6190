// npm run fuzz:long [-- SEED [COUNT]]: 1,000,000 spoiled answers through the DNS client's own path.
import { randomInt } from 'node:crypto';
import { fuzz } from './run.js';

const [seedText, countText] = process.argv.slice(2);
const seed = seedText === undefined ? randomInt(2 ** 31) : Number(seedText);
const count = countText === undefined ? 1_000_000 : Number(countText);

console.log(`seed ${String(seed)}, ${String(count)} packets`);
const figures = fuzz(seed, count, (done) => {
  if (done > 0) console.log(`${String(done)} done`);
});
console.log(JSON.stringify(figures, null, 2));
const growth = figures.heapLate - figures.heapEarly;
console.log(`heap after collection grew by ${String(growth)} bytes`);
if (growth > 8_000_000) process.exitCode = 1;
