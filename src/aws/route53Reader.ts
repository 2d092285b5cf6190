import type { HostedZone } from '../core/model/hostedZone.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';
import type { SendSigned } from './signedCall.js';
import { childOf, readXml, textOf, type XmlElement } from './xml.js';

const version = '/2013-04-01';

/** Private hosted zones by VPC (aws facts §1.1): REST with XML bodies, one service for all Regions. */
export function route53Reader(
  caller: Caller,
  send: SendSigned,
  region: string,
): Pick<AwsReader, 'listHostedZones'> {
  const call = callsTo(caller, 'route53');
  return {
    async listHostedZones(vpcId, signal) {
      const zones = await allPages(async (nexttoken) => {
        const query = {
          vpcid: vpcId,
          vpcregion: region,
          maxitems: '100',
          ...(nexttoken === undefined ? {} : { nexttoken }),
        };
        const answer = await call('ListHostedZonesByVPC', signal, (options) =>
          send(
            { service: 'route53', method: 'GET', path: `${version}/hostedzonesbyvpc`, query },
            options,
          ),
        );
        const page = required(pageOf(answer), 'ListHostedZonesByVPCResponse');
        const items = required(childOf(page, 'HostedZoneSummaries'), 'HostedZoneSummaries');
        return { items: items.children, next: textOf(page, 'NextToken') };
      });
      return zones.map(zoneFrom);
    },
  };
}

function pageOf(answer: unknown): XmlElement | undefined {
  const page = typeof answer === 'string' ? readXml(answer) : undefined;
  return page?.name === 'ListHostedZonesByVPCResponse' ? page : undefined;
}

function zoneFrom(summary: XmlElement): HostedZone {
  const owner = childOf(summary, 'Owner');
  return {
    id: required(textOf(summary, 'HostedZoneId'), 'HostedZoneSummary.HostedZoneId'),
    name: zoneName(required(textOf(summary, 'Name'), 'HostedZoneSummary.Name')),
    owner: textOf(owner, 'OwningService') ?? textOf(owner, 'OwningAccount') ?? '',
  };
}

/** Route 53 writes characters other than letters, digits, `-` and `_` in octal: `\052` is `*`. */
function zoneName(name: string): string {
  return name
    .replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    .replace(/\.$/, '')
    .toLowerCase();
}
