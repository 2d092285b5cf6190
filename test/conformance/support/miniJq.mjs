// As much of jq as the post's commands use: `[-r] .A.B` and `.A[].B` on standard input.
import { readFileSync } from 'node:fs';

const [path, ...flags] = process.argv.slice(2).reverse();
const raw = flags.includes('-r');
let values = [JSON.parse(readFileSync(0, 'utf8'))];
for (const step of path.split('.').filter((one) => one !== '')) {
  const name = step.replace(/\[\]$/, '');
  values = values.map((value) => value[name]);
  if (name !== step) values = values.flat();
}
for (const value of values) {
  console.log(raw && typeof value === 'string' ? value : JSON.stringify(value));
}
