/** The panel in which private DNS resolution is set up, as in `onWebviewPanel:…`. */
export const setupViewType = 'eksPrivateDns.setup';

/** The panel of DNS checks. */
export const checksViewType = 'eksPrivateDns.checks';

/** The panel of the way to a cluster. */
export const topologyViewType = 'eksPrivateDns.topology';

/** The kinds of panels that come back after a reload. */
export const viewTypes = [setupViewType, checksViewType, topologyViewType] as const;

/** One of them. */
export type ViewType = (typeof viewTypes)[number];
