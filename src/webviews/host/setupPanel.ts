import { receive } from '../contract/receive.js';
import {
  setupFromAppSchema,
  setupSavedSchema,
  type SetupFromApp,
  type SetupState,
} from '../contract/setup.js';
import { ClusterPanels, type PanelHost } from './clusterPanels.js';
import { SetupController } from './setupController.js';
import type { SetupDeps } from './setupDeps.js';
import { targetNames, targetOf } from './target.js';
import { setupViewType } from './viewTypes.js';

/** The panels in which private DNS resolution is set up, one per cluster. */
export type SetupPanels = ClusterPanels<SetupState, SetupFromApp>;

/** Makes them; the caller disposes. */
export function createSetupPanels(host: PanelHost, deps: SetupDeps): SetupPanels {
  return new ClusterPanels(host, {
    viewType: setupViewType,
    script: 'setup.js',
    element: 'epd-setup',
    title: (target) =>
      deps.render({ key: 'setup.panel.title', args: { clusterName: targetNames(target) } }),
    receive: (raw) => receive(setupFromAppSchema, raw),
    savedTarget: (raw) => {
      const saved = receive(setupSavedSchema, raw);
      return saved.ok ? targetOf(saved.message.target) : undefined;
    },
    make: (target, raw) => {
      const saved = receive(setupSavedSchema, raw);
      return new SetupController(deps, target, saved.ok ? saved.message.request : undefined);
    },
  });
}
