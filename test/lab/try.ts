import { generate } from './estate/generate.js';
import { layOut } from './kernel/layout.js';
import { scriptFor } from './kernel/script.js';
import { askKernel, whyNoKernel } from './kernel/ask.js';
import { questionsOf } from './questions.js';
import { sandboxOracle } from './oracles/sandbox.js';
const seed = Number(process.argv[2] ?? 1);
const estate = generate(seed);
if (process.argv[3]) {
  console.log(scriptFor(layOut(estate.world, estate.sendsFrom), Number(process.argv[4] ?? 1)));
  process.exit();
}
console.log(await whyNoKernel());
const t = Date.now();
const kernel = await askKernel(estate);
console.log(Date.now() - t, 'ms');
const told = await sandboxOracle.foretell(estate, questionsOf(estate.world));
for (const [k, v] of kernel)
  console.log(
    k,
    '|',
    v,
    '|',
    told.get(k)?.join(' / '),
    told.has(k) && !told.get(k)?.includes(v) ? '<<<<' : '',
  );
