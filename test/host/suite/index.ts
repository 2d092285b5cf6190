import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Called inside the extension host: rejects when a test fails, which is exit code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000 });
  // The build puts the tests beside this file: dist/test/host.cjs and dist/test/host/.
  const folder = join(__dirname, 'host');
  const wanted = process.env['EPD_HOST_TESTS'] ?? '';
  for (const file of readdirSync(folder).sort()) {
    if (file.startsWith(wanted) && file.endsWith('.test.cjs')) mocha.addFile(join(folder, file));
  }
  // From here on the runner shows what is logged.
  console.log('mocha begins');
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} failed`);
}
