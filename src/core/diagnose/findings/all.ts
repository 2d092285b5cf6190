import { badForwarder, proxy, rebinding, staleCache, validation } from './live.js';
import { clientBypass } from './clientBypass.js';
import { clientVpcDns } from './clientVpcDns.js';
import { clusterUpdate } from './clusterUpdate.js';
import { clusterVpcDhcp } from './clusterVpcDhcp.js';
import { clusterVpcDns } from './clusterVpcDns.js';
import { contradiction } from './contradiction.js';
import { controlPlaneGroup } from './controlPlaneGroup.js';
import type { Detector } from './detector.js';
import { firewall } from './firewall.js';
import { hiddenInterfaces } from './hiddenInterfaces.js';
import { inboundGroup } from './inboundGroup.js';
import { inboundHealth } from './inboundHealth.js';
import { inTheWay } from './inTheWay.js';
import { ipv6 } from './ipv6.js';
import { loop } from './loop.js';
import { movedControlPlane } from './movedControlPlane.js';
import { networkAcl } from './networkAcl.js';
import { neverRefreshed } from './neverRefreshed.js';
import { noRule } from './noRule.js';
import { outboundGroup } from './outboundGroup.js';
import { outboundHealth } from './outboundHealth.js';
import { placement } from './placement.js';
import { publicAnswer } from './publicAnswer.js';
import { publicOnly } from './publicOnly.js';
import { quota } from './quota.js';
import { routes } from './routes.js';
import { sharedRule } from './sharedRule.js';
import { targets } from './targets.js';
import { wrongRegion } from './wrongRegion.js';

/** All detectors, in the order in which a person would look: the cluster, the name, the way, the rest. */
export const detectors: readonly Detector[] = [
  publicOnly,
  neverRefreshed,
  publicAnswer,
  clusterVpcDns,
  clusterVpcDhcp,
  wrongRegion,
  clientBypass,
  clientVpcDns,
  firewall,
  noRule,
  inTheWay,
  loop,
  targets,
  inboundHealth,
  outboundHealth,
  inboundGroup,
  outboundGroup,
  networkAcl,
  routes,
  controlPlaneGroup,
  movedControlPlane,
  ipv6,
  rebinding,
  validation,
  badForwarder,
  proxy,
  staleCache,
  quota,
  placement,
  sharedRule,
  clusterUpdate,
  hiddenInterfaces,
  contradiction,
];
