import { generate } from './estate/generate.js';
import { compare } from './compare.js';
import { questionsOf } from './questions.js';
import { sandboxOracle } from './oracles/sandbox.js';
import { diagnosisOracle } from './oracles/diagnosis.js';
const from = Number(process.argv[2] ?? 1), to = Number(process.argv[3] ?? 20);
const kinds = new Map<string, number>(); let bad = 0;
for (let seed = from; seed <= to; seed++) {
  const estate = generate(seed);
  const r = await compare(estate, [diagnosisOracle], async (e) => {
    const m = new Map<string, string>();
    const told = await sandboxOracle.foretell(e, questionsOf(e.world));
    for (const q of questionsOf(e.world)) m.set(q.key, told.get(q.key)?.[0] ?? 'x');
    return m;
  });
  const d = r.disagreements.filter((x) => !x.key.includes('dhcp'));
  if (d.length) { bad++; if (bad < 15) console.log(seed, d.length, d.slice(0, 3).map((x) => `${x.key.replace(/eni-(...)\w+/g, '$1')} S=${x.kernel} D=${x.foretold.join('/')}`).join('; ')); }
  for (const x of d) { const k = `${x.key.split('/')[0]} S=${x.kernel.split(' ')[0]} D=${x.foretold[0].split(' ')[0]}`; kinds.set(k, (kinds.get(k) ?? 0) + 1); }
}
console.log(bad, kinds);
