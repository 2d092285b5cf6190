import { join } from 'node:path';
import { repo } from './paths.mjs';

const folder = join(repo, 'src/core/model');

/**
 * Puts the texts of browsing in the place of the whole catalogue: the side bar says nothing of
 * plans, and commands and panels are in a bundle of their own with every text.
 */
export const browsingTextsPlugin = {
  name: 'browsing-texts',
  setup(build) {
    build.onLoad({ filter: /[/\\]core[/\\]model[/\\]messages\.ts$/ }, () => ({
      contents: `export { browsingCatalogue as catalogue } from './messages/browsing.js';`,
      resolveDir: folder,
      loader: 'ts',
    }));
  },
};
