import { exchangeJson } from '../../core/dns/exchangeJson.js';
import { formatDig, formatDigShort } from '../../core/dns/digText.js';
import type { DnsExchange, DnsServer, DnsTransport } from '../../core/dns/types.js';
import { portOf } from '../../core/dns/way.js';
import { version } from '../../core/model/version.js';
import { askInside } from '../../core/verify/askInside.js';
import { answeredAddresses } from '../../core/verify/addresses.js';
import { readWay } from '../../store/dnsWay.js';
import { couriersFor } from '../asking.js';
import { digWords, type DigWords } from '../digWords.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { UsageError } from '../usageError.js';
import { chosenVantages, systemOr } from './vantages.js';

/** `dig`: one question, in dig's words; without --vantage it needs no AWS. */
export async function dig(session: Session, options: Options): Promise<ExitCode> {
  const { io } = session;
  const words = digWords(options);
  const exchange = await ask(session, options, words);
  const { name, type } = words;
  const printed = (words.short ? formatDigShort : formatDig)(exchange, { version });
  if (options.json) {
    const addresses = answeredAddresses(exchange) ?? null;
    const json = { addresses, exchange: exchangeJson(exchange), dig: printed };
    writeJson(io, { name, type, kind: exchange.kind, ...json });
  } else io.stdout(printed);
  if (exchange.kind === 'cancelled') return exitCodes.cancelled;
  if (exchange.kind === 'invalid-query') return exitCodes.usage;
  return exchange.kind === 'answer' ? exitCodes.ok : exitCodes.unreachable;
}

async function ask(
  session: Session,
  options: Options,
  { name, type, server, way: choice }: DigWords,
): Promise<DnsExchange> {
  const { io, dns, connect } = session;
  const way = await readWay(choice);
  if (options.vantages.length === 0) {
    const asked = server ?? (await systemServer(way.transport));
    return dns.query({ name, type, server: asked, ...way }, io.signal);
  }
  const connection = await connect(await scopeOf(session, options), io.signal);
  const sources = { connection, context: () => Promise.resolve(undefined), signal: io.signal };
  const asking = { ...options, way: choice };
  const [vantage] = await chosenVantages(sources, asking, systemOr);
  if (!vantage) throw new UsageError('There is no such vantage.');
  if (vantage.through === undefined) {
    return dns.query({ name, type, server: vantage, ...way }, io.signal);
  }
  const couriers = await couriersFor(io, asking, connection, [vantage]);
  return askInside(couriers, { vantage, name, type, transport: way.transport }, io.signal);
}

async function systemServer(transport: DnsTransport): Promise<DnsServer> {
  const { systemServers } = await import('../../aws/awsPort.js');
  const [first] = systemServers();
  if (first) return first.port === 53 ? { ...first, port: portOf(transport) } : first;
  throw new UsageError('This machine has no resolver configured: give @SERVER.');
}
