import { dnsTransports, isSecure, type WayChoice } from '../core/dns/way.js';
import type { DnsTransport, DnsWay } from '../core/dns/types.js';
import { message } from '../core/model/message.js';
import { serverNamePattern } from '../core/model/serverName.js';
import type { Vantage } from '../core/model/vantage.js';
import type { Choice } from '../platform/window.js';
import { left } from '../ui/readings.js';
import { textIn } from '../ui/target.js';
import type { CommandDeps } from './deps.js';

type Deps = Pick<CommandDeps, 'operations' | 'say' | 'window'>;

/**
 * How a question travels: as the argument says (`transport`, `tlsHostname`, `tlsCa`, a file), over
 * UDP where it names only the `vantage`, else as the user picks. The certificates are read.
 */
export async function wayFor(deps: Deps, argument: unknown, vantage: Vantage): Promise<DnsWay> {
  const named = textIn(argument, 'transport');
  const usual = textIn(argument, 'vantage') === undefined ? undefined : 'udp';
  const transport = dnsTransports.find((one) => one === named) ?? usual;
  if (!transport) return deps.operations.way(await pickWay(deps, vantage));
  const serverName = textIn(argument, 'tlsHostname');
  const caFile = textIn(argument, 'tlsCa');
  return deps.operations.way({
    transport,
    ...(serverName === undefined ? {} : { serverName }),
    ...(caFile === undefined ? {} : { caFile }),
  });
}

/** Asks for the transport, UDP first; over TLS and HTTPS also what the certificate has to be. */
export async function pickWay(deps: Deps, { through }: Vantage): Promise<WayChoice> {
  const { say, window } = deps;
  const choices = dnsTransports
    .filter((transport) => through === undefined || !isSecure(transport))
    .map((transport): Choice<DnsTransport> => {
      const texts = transportTexts[transport];
      return {
        label: say(message(texts.label)),
        description: say(message(texts.hint)),
        value: transport,
      };
    });
  const transport = await window.pick(
    { title: say(message('ui.way.title')), placeholder: say(message('ui.way.hint')) },
    choices,
  );
  if (transport === undefined) throw left();
  return isSecure(transport) ? { transport, ...(await askCertificate(deps)) } : { transport };
}

const transportTexts = {
  udp: { label: 'ui.way.udp', hint: 'ui.way.udp.hint' },
  tcp: { label: 'ui.way.tcp', hint: 'ui.way.tcp.hint' },
  tls: { label: 'ui.way.tls', hint: 'ui.way.tls.hint' },
  https: { label: 'ui.way.https', hint: 'ui.way.https.hint' },
} as const;

/** Both may be left empty: then the address has to be on it, and the system's CAs are trusted. */
async function askCertificate({ say, window }: Deps): Promise<Partial<WayChoice>> {
  const serverName = await window.ask(
    {
      title: say(message('ui.way.serverName')),
      placeholder: say(message('ui.way.serverName.hint')),
    },
    (text) =>
      text.trim() === '' || serverNamePattern.test(text.trim())
        ? undefined
        : say(message('ui.way.serverName.bad')),
  );
  if (serverName === undefined) throw left();
  const caFile = await window.ask(
    { title: say(message('ui.way.caFile')), placeholder: say(message('ui.way.caFile.hint')) },
    () => undefined,
  );
  if (caFile === undefined) throw left();
  return {
    ...(serverName.trim() === '' ? {} : { serverName: serverName.trim() }),
    ...(caFile.trim() === '' ? {} : { caFile: caFile.trim() }),
  };
}
