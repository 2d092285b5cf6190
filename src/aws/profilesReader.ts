import { asId } from '../core/model/ids.js';
import type { ProfileAssociation, ProfileRule } from '../core/model/profiles.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import { allPages } from './paging.js';
import type { SendSigned } from './signedCall.js';

type ProfilesReader = Pick<AwsReader, 'listProfileAssociations' | 'listProfileRules'>;

const maxResults = '100';

/** Route 53 Profiles: which VPC has which, and the resolver rules in them (aws facts §2.11). */
export function profilesReader(caller: Caller, send: SendSigned): ProfilesReader {
  const call = callsTo(caller, 'route53profiles');
  const list = (
    operation: string,
    path: string,
    query: Readonly<Record<string, string>>,
    member: string,
    signal: AbortSignal,
  ): Promise<readonly Row[]> =>
    allPages(async (nextToken) => {
      const page = await call(operation, signal, (options) =>
        send(
          {
            service: 'route53profiles',
            method: 'GET',
            path,
            query: { maxResults, ...query, ...(nextToken === undefined ? {} : { nextToken }) },
          },
          options,
        ),
      );
      const next = rowOf(page)['NextToken'];
      return { items: rowsIn(page, member), next: typeof next === 'string' ? next : undefined };
    });

  return {
    async listProfileAssociations({ vpcId }, signal) {
      const query: Record<string, string> = vpcId === undefined ? {} : { resourceId: vpcId };
      const rows = await list(
        'ListProfileAssociations',
        '/profileassociations',
        query,
        'ProfileAssociations',
        signal,
      );
      return rows.map(associationFrom);
    },

    async listProfileRules(profileId, signal) {
      const rows = await list(
        'ListProfileResourceAssociations',
        `/profileresourceassociations/profileid/${encodeURIComponent(profileId)}`,
        {},
        'ProfileResourceAssociations',
        signal,
      );
      return rows.flatMap(ruleFrom);
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

function associationFrom(row: Row): ProfileAssociation {
  return {
    id: textIn(row, 'Id'),
    name: textIn(row, 'Name'),
    profileId: textIn(row, 'ProfileId'),
    vpcId: asId(textIn(row, 'ResourceId')),
    status: textIn(row, 'Status'),
  };
}

/** A Profile also carries hosted zones, firewall groups and more; a rule is told by its ARN. */
function ruleFrom(row: Row): readonly ProfileRule[] {
  const id = /:resolver-rule\/([^/]+)$/.exec(textIn(row, 'ResourceArn'))?.[1];
  if (id === undefined) return [];
  return [{ ruleId: asId(id), name: textIn(row, 'Name'), status: textIn(row, 'Status') }];
}

function rowsIn(page: unknown, member: string): readonly Row[] {
  const rows = rowOf(page)[member];
  return Array.isArray(rows) ? rows.map(rowOf) : [];
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {};
}

function textIn(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : '';
}
