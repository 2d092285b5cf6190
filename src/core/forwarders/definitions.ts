import { bind } from './servers/bind.js';
import { clientVpn } from './servers/clientVpn.js';
import { coredns } from './servers/coredns.js';
import { corednsConfigMap } from './servers/corednsConfigMap.js';
import { dnsmasq, pihole } from './servers/dnsmasq.js';
import { infoblox } from './servers/infoblox.js';
import { knot, knotYaml } from './servers/knot.js';
import { macos } from './servers/macos.js';
import { recursor, recursorYaml } from './servers/recursor.js';
import { resolved, resolvedLink } from './servers/resolved.js';
import { unbound } from './servers/unbound.js';
import { windows } from './servers/windows.js';
import type { ForwarderDefinition, ForwarderServer } from './types.js';

const definitions: Readonly<Record<ForwarderServer, ForwarderDefinition>> = {
  bind,
  dnsmasq,
  pihole,
  windows,
  unbound,
  coredns,
  'coredns-configmap': corednsConfigMap,
  'pdns-recursor': recursor,
  'pdns-recursor-yaml': recursorYaml,
  'knot-resolver': knot,
  'knot-resolver-yaml': knotYaml,
  'systemd-resolved': resolved,
  'systemd-resolved-link': resolvedLink,
  infoblox,
  macos,
  'client-vpn': clientVpn,
};

/** What is known about one server: its title, the questions it raises and their usual answers. */
export function forwarderDefinition(server: ForwarderServer): ForwarderDefinition {
  return definitions[server];
}
