import {
  checksFromAppSchema,
  checksSavedSchema,
  type ChecksFromApp,
  type ChecksState,
} from '../contract/checks.js';
import { receive } from '../contract/receive.js';
import { ChecksController } from './checksController.js';
import type { ChecksDeps } from './checksDeps.js';
import { ClusterPanels, type PanelHost } from './clusterPanels.js';
import { targetOf } from './target.js';
import { checksViewType } from './viewTypes.js';

/** The panels in which resolution is verified, one per cluster. */
export type ChecksPanels = ClusterPanels<ChecksState, ChecksFromApp>;

/** Makes them; the caller disposes. */
export function createChecksPanels(host: PanelHost, deps: ChecksDeps): ChecksPanels {
  return new ClusterPanels(host, {
    viewType: checksViewType,
    script: 'checks.js',
    element: 'epd-checks',
    title: ({ clusterName }) => deps.render({ key: 'checks.panel.title', args: { clusterName } }),
    receive: (raw) => receive(checksFromAppSchema, raw),
    savedTarget: (raw) => {
      const saved = receive(checksSavedSchema, raw);
      return saved.ok ? targetOf(saved.message.target) : undefined;
    },
    make: (target, raw) => {
      const saved = receive(checksSavedSchema, raw);
      const rounds = saved.ok ? (saved.message.matrix?.rounds ?? []) : [];
      return new ChecksController(deps, target, rounds);
    },
  });
}
