import type { OnPremises } from './onPremises.js';

/** What a program understood of a configuration, each sorted. */
export interface Heard {
  /** `name address address`: no other name is forwarded. */
  readonly forwards: readonly string[];
  /** Names that are not validated; undefined where the program does not tell, or has no need. */
  readonly exceptions?: readonly string[];
}

/** By executable: what the real parser or the running server says that it was told. */
export const heard: Readonly<Record<string, (server: OnPremises) => Promise<Heard>>> = {
  named: async (server) => {
    const said = await tell(server, 'named-checkconf -p');
    const zones = [...said.matchAll(/^zone "([^"]*)" \{\n([\s\S]*?)\n\};$/gm)];
    const forwards = zones.filter(([, , body = '']) => body.includes('type forward;'));
    const others = zones.length - forwards.length;
    // The hints for the root are the person's own.
    if (others !== 1) throw new Error(`${others} zones that do not forward:\n${said}`);
    return {
      forwards: forwards
        .map(([, name = '', body = '']) => {
          const rest = body.replace(/^\t(?:type forward|forward only);$/gm, '');
          return forward(name, /^\s*forwarders \{([^}]*)\};\s*$/.exec(rest)?.[1] ?? rest);
        })
        .sort(),
      exceptions: words(/validate-except \{([^}]*)\}/.exec(said)?.[1] ?? ''),
    };
  },

  dnsmasq: async (server) => {
    const said = await tell(server, 'cat /run/lab/log');
    const lines = said.slice(said.lastIndexOf('started, version')).split('\n');
    const targets = new Map<string, string[]>();
    for (const line of lines.filter((one) => one.includes('using nameserver'))) {
      const [, address = '', name] = /nameserver (\S+)#53(?: for domain (\S+))?/.exec(line) ?? [];
      // The server for everything else is the person's own.
      if (name !== undefined) targets.set(name, [...(targets.get(name) ?? []), address]);
    }
    return { forwards: [...targets].map(([name, all]) => forward(name, all.join(' '))).sort() };
  },

  unbound: async (server) => {
    const said = await tell(server, 'unbound-control list_forwards');
    // +i: a name that is not validated, as the other list has it too.
    const lines = [...said.matchAll(/^(\S+)\. IN forward (?:\+i )?(.*)$/gm)];
    if (lines.length !== said.split('\n').length) throw new Error(`other forwards:\n${said}`);
    return {
      forwards: lines.map(([, name = '', all = '']) => forward(name, all)).sort(),
      exceptions: words((await tell(server, 'unbound-control list_insecure')).replace(/\.$/gm, '')),
    };
  },

  pdns_recursor: async (server) => {
    const said = await tell(server, 'pdns_recursor --config-dir=/etc/powerdns --config=diff');
    const [, setting = ''] = /^forward-zones-recurse=(.*)$/m.exec(said) ?? [];
    const known =
      /^(?:#|$|(?:allow-from|config-dir|dnssec|forward-zones-recurse|hint-file|include-dir|local-address|lua-config-file|quiet|security-poll-suffix|socket-dir)=)/;
    const others = said.split('\n').filter((line) => !known.test(line));
    if (others.length > 0) throw new Error(`other settings: ${others.join('\n')}`);
    const ntas = await tell(server, 'rec_control --socket-dir=/run/lab get-ntas');
    return {
      forwards: setting
        .split(',')
        .map((one) => one.split('='))
        .map(([name = '', all = '']) => forward(name, all.replaceAll(/[[;]|\]:53/g, ' ')))
        .sort(),
      exceptions: words(ntas.replace(/^Configured.*$/m, '').replace(/\.?\t.*$/gm, '')),
    };
  },

  kresd: async (server) => {
    await server.write({ '/run/lab/probe.lua': luaProbe });
    const said = await tell(
      server,
      'mkdir -p /run/lab/probe; kresd -n -c /run/lab/probe.lua /run/lab/probe',
    );
    const found = (kind: string): readonly string[] =>
      [...said.matchAll(new RegExp(`^said ${kind} (.*)$`, 'gm'))].map(([, rest = '']) => rest);
    if (!said.includes('said end')) throw new Error(said);
    return {
      forwards: found('forward')
        .map((line) => line.split(' '))
        .map(([name = '', ...all]) => forward(name, all.join(' ')))
        .sort(),
      exceptions: words(found('insecure').join(' ')),
    };
  },

  'systemd-resolved': async (server) => {
    const of = async (what: string): Promise<readonly string[]> => {
      const said = await tell(server, `resolvectl ${what} eth0`);
      return words(/^Link \d+ \(eth0\):([\s\S]*)$/.exec(said)?.[1] ?? said);
    };
    const all = (await of('dns')).join(' ');
    const domains = await of('domain');
    return { forwards: domains.map((name) => forward(name.replace(/^~/, ''), all)).sort() };
  },
};

/** Runs the generated calls where nothing is but the two modules that they may use. */
const luaProbe = `
local function say(...) io.stdout:write(table.concat({ 'said', ... }, ' ') .. '\\n') end
local policy = {
  FORWARD = function (targets) return { 'forward', targets } end,
  FLAGS = function (flags) assert(#flags == 1 and flags[1] == 'ALLOW_LOCAL'); return { 'local', {} } end,
  todnames = function (names) return names end,
  suffix = function (action, names) return { action, names } end,
  add = function (rule)
    local action, names = rule[1], rule[2]
    for _, name in ipairs(names) do say(action[1], name, unpack(action[2])) end
  end,
}
local trust_anchors = { set_insecure = function (names) say('insecure', unpack(names)) end }
local file = assert(io.open('/run/lab/generated.lua'))
local chunk = assert(loadstring(file:read('*a')))
setfenv(chunk, { policy = policy, trust_anchors = trust_anchors })
chunk()
say('end')
os.exit(0)
`;

async function tell(server: OnPremises, command: string): Promise<string> {
  const { code, output } = await server.here(command);
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`);
  return output;
}

/** Sorted, without what separates them. */
function words(text: string): readonly string[] {
  return text
    .split(/[\s";]+/)
    .filter((word) => word !== '')
    .sort();
}

/** A name and its addresses as {@link Heard} has them. */
export function forward(name: string, addresses: string): string {
  return [name, ...words(addresses)].join(' ');
}
