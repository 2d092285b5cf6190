import type { LiveProxy } from './live.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that command line tools on this machine use for an https address, from their
 * environment: `HTTPS_PROXY` before `ALL_PROXY`, lower case before upper (curl, Go's net/http);
 * `NO_PROXY` lists names, `.suffixes` and `*`.
 */
export function proxyOf(environment: Environment, name: string): LiveProxy | undefined {
  const variables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
  const variable = variables.find((one) => environment[one]);
  const value = variable === undefined ? undefined : environment[variable];
  if (variable === undefined || value === undefined) return undefined;
  const noProxy = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  return {
    variable,
    value: value.replace(/\/\/[^@/]*@/, '//'),
    noProxy,
    exempt: noProxy.split(/[,\s]+/).some((entry) => exempts(entry.toLowerCase(), name)),
  };
}

function exempts(entry: string, name: string): boolean {
  if (entry === '*') return true;
  const bare = entry.replace(/:\d+$/, '').replace(/^\*?\./, '');
  return bare !== '' && (name === bare || name.endsWith(`.${bare}`));
}
