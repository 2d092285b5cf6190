import type { Question, ResourceRecord } from '../../core/dns/wire/message.js';
import { RCODE } from '../../core/dns/wire/rcodes.js';
import { CLASS_IN, TYPE } from '../../core/dns/wire/recordTypes.js';
import type { FirewallRule } from '../model/firewall.js';
import type { ZoneRecord } from '../model/hostedZone.js';
import type { World } from '../world.js';
import type { Reply } from './result.js';
import type { HiddenZone } from './zones.js';

/** TTL of the hidden zone's records, seconds, as in the AWS post's dig output. */
const ZONE_TTL = 60;

/** A reply that carries only its rcode. */
export function bare(rcode: number): Reply {
  return { rcode, answers: [], authorities: [] };
}

/** Records of the type that is asked for, in the question's own spelling. */
export function addressRecords(
  question: Question,
  list: readonly string[],
  ttl: number,
): ResourceRecord[] {
  const kind = question.type === TYPE.AAAA ? 'AAAA' : 'A';
  // The name as it was asked: resolvers keep the case of the question.
  return list.map((address) => ({
    name: question.name,
    type: question.type,
    class: CLASS_IN,
    ttl,
    data: { kind, address },
  }));
}

/** From a customer's zone; undefined records are no such name. */
export function recordsReply(
  zone: string,
  records: readonly ZoneRecord[] | undefined,
  question: Question,
): Reply {
  const authorities = [soa(zone)];
  if (!records) return { ...bare(RCODE.NXDOMAIN), authorities };
  const alias = records.find(({ type }) => type === 'CNAME');
  if (alias) {
    const target = alias.values[0] ?? zone;
    return { ...bare(RCODE.NOERROR), answers: [cname(question, target, alias.ttl)] };
  }
  const answers = records
    .filter(({ type }) => TYPE[type] === question.type)
    .flatMap(({ values, ttl }) => addressRecords(question, values, ttl));
  return { ...bare(RCODE.NOERROR), ...(answers.length > 0 ? { answers } : { authorities }) };
}

/** What DNS Firewall says in place of an answer (aws facts §2.12). */
export function blockedReply({ blockResponse, override }: FirewallRule, question: Question): Reply {
  if (blockResponse === 'NXDOMAIN') return bare(RCODE.NXDOMAIN);
  if (blockResponse !== 'OVERRIDE' || !override) return bare(RCODE.NOERROR);
  const answers = [cname(question, override.domain, override.ttl)];
  return { ...bare(RCODE.NOERROR), answers };
}

function cname({ name }: Question, target: string, ttl: number): ResourceRecord {
  const data = { kind: 'CNAME' as const, target: `${target.replace(/\.$/, '')}.` };
  return { name, type: TYPE.CNAME, class: CLASS_IN, ttl, data };
}

function soa(zone: string): ResourceRecord {
  return {
    name: `${zone}.`,
    type: TYPE.SOA,
    class: CLASS_IN,
    ttl: ZONE_TTL,
    data: {
      kind: 'SOA',
      primary: 'ns-1536.awsdns-00.co.uk.',
      mailbox: 'awsdns-hostmaster.amazon.com.',
      serial: 1,
      refresh: 7200,
      retry: 900,
      expire: 1209600,
      minimum: 86400,
    },
  };
}

/** From a cluster's hidden zone: no fall-through to public DNS (aws facts §2.6, 3). */
export function zoneReply(zone: HiddenZone, name: string, question: Question): Reply {
  const authorities = [soa(zone.name)];
  if (name !== zone.name) return { ...bare(RCODE.NXDOMAIN), authorities };
  const answers = addressRecords(question, zoneAddresses(zone, question), ZONE_TTL);
  if (answers.length === 0) return { ...bare(RCODE.NOERROR), authorities };
  return { ...bare(RCODE.NOERROR), answers };
}

function zoneAddresses(zone: HiddenZone, { type }: Question): readonly string[] {
  if (type === TYPE.A) return zone.addresses;
  return type === TYPE.AAAA ? zone.ipv6Addresses : [];
}

/** From public DNS as the world knows it; a name it does not list does not exist. */
export function publicReply(world: World, name: string, question: Question): Reply {
  const records = world.publicDns.filter((record) => record.name === name);
  const type = question.type === TYPE.A ? 'A' : question.type === TYPE.AAAA ? 'AAAA' : undefined;
  const answers = records
    .filter((record) => record.type === type)
    .flatMap((record) => addressRecords(question, record.addresses, record.ttl));
  if (answers.length > 0) return { ...bare(RCODE.NOERROR), answers };
  const exists =
    records.length > 0 || world.publicDns.some((record) => record.name.endsWith(`.${name}`));
  return bare(exists ? RCODE.NOERROR : RCODE.NXDOMAIN);
}
