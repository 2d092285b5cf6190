import { AwsFault } from '../../awsFault.js';
import { isDenied } from '../../denied.js';
import { pageOf } from '../../protocol/paging.js';
import type { QueryParameters } from '../../protocol/query.js';
import { element } from '../../protocol/xml.js';
import type { World } from '../../world.js';

/** Gives the inside of the answer's result. */
export type IamOperation = (world: World, parameters: QueryParameters) => string;

const usualPage = 100;

/** What the caller's policies say: all is allowed but what the world's list denies. */
export function simulatePrincipalPolicy(world: World, parameters: QueryParameters): string {
  checkPrincipal(world, parameters.required('PolicySourceArn'));
  const actions = parameters.list('ActionNames.member');
  if (actions.length === 0) throw invalid('The request must contain the parameter ActionNames');
  const wrong = actions.find((action) => !/^[a-z0-9-]+:\w+$/.test(action));
  if (wrong !== undefined) throw invalid(`Invalid Action Name: ${wrong}`);
  const resources = parameters.list('ResourceArns.member');
  const size = parameters.integer('MaxItems') ?? usualPage;
  if (size < 1 || size > 1000) throw invalid('MaxItems must be from 1 to 1000');
  const rows = actions.flatMap((action) =>
    (resources.length > 0 ? resources : ['*']).map((resource) => ({ action, resource })),
  );
  const page = pageOf(
    rows,
    ({ action, resource }) => `${action} ${resource}`,
    'EvaluationResults',
    size,
    parameters.string('Marker'),
  );
  if (!page) throw invalid('Invalid Marker.');
  const results = page.items.map(({ action, resource }) =>
    element('member', {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: isDenied(world, action) ? 'implicitDeny' : 'allowed',
      MatchedStatements: '',
      MissingContextValues: '',
    }),
  );
  return (
    element('IsTruncated', page.nextToken !== undefined) +
    `<EvaluationResults>${results.join('')}</EvaluationResults>` +
    element('Marker', page.nextToken)
  );
}

/** Only what can have policies can be simulated: a user, a group or a role, not a session. */
function checkPrincipal(world: World, arn: string): void {
  if (!/^arn:[\w-]+:iam::\d{12}:(user|group|role)\/./.test(arn)) {
    throw invalid(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  }
  if (arn !== principalArn(world)) throw noSuchEntity(`${arn} cannot be found.`);
}

/** The user, or the role of the session, that calls; the sandbox knows no other. */
function principalArn(world: World): string {
  const { arn } = world.caller;
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (role === undefined) return arn;
  return `arn:${world.partition}:iam::${world.accountId}:role${world.caller.rolePath ?? '/'}${role}`;
}

/** There is one alias at most. */
export function listAccountAliases({ alias }: World): string {
  const aliases = element('AccountAliases', { member: alias });
  return element('IsTruncated', false) + aliases;
}

export function getRole(world: World, parameters: QueryParameters): string {
  const name = parameters.required('RoleName');
  const arn = principalArn(world);
  if (!arn.endsWith(`/${name}`) || !arn.includes(':role/')) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return element('Role', {
    Path: world.caller.rolePath ?? '/',
    RoleName: name,
    RoleId: world.caller.userId.split(':')[0],
    Arn: arn,
    CreateDate: '2026-01-01T00:00:00Z',
  });
}

function invalid(message: string): AwsFault {
  return new AwsFault('InvalidInput', message);
}

function noSuchEntity(message: string): AwsFault {
  return new AwsFault('NoSuchEntity', message, 404);
}
