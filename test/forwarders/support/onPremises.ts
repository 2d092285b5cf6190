import type { ForwarderSetup } from '../../../src/core/forwarders/types.js';
import { CLIENT, NAME, on, openNetwork, SERVER } from './network.js';
import type { Habits, Program } from './programs.js';
import type { Said, Shell } from './shell.js';

/** What a client on-premises was told. */
export interface Told {
  /** `NOERROR` and the like; `silence` where nobody answered in time. */
  readonly status: string;
  /** Sorted. */
  readonly addresses: readonly string[];
}

/** The network of the post with this server in it, which runs, and whose files can be changed. */
export class OnPremises {
  private constructor(
    readonly shell: Shell,
    readonly program: Program,
    readonly habits: Habits,
  ) {}

  static async open(program: Program, habits: Habits): Promise<OnPremises> {
    const shell = await openNetwork();
    const made = new OnPremises(shell, program, habits);
    try {
      await shell.run(
        [
          'set -e',
          // The user's /etc, which is ours to write in.
          'mkdir -p /run/lab/up /run/lab/work /run/lab/bin',
          'mount -t overlay etc -o lowerdir=/etc,upperdir=/run/lab/up,workdir=/run/lab/work /etc',
          'rm -rf /etc/bind /etc/dnsmasq.d /etc/unbound /etc/powerdns /etc/knot-resolver',
          'mkdir -p /etc/bind /etc/dnsmasq.d /etc/unbound/unbound.conf.d /etc/knot-resolver',
          'mkdir -p /etc/powerdns/recursor.d',
          ...systemctl(program),
          'set +e',
        ].join('\n'),
      );
      await made.write(program.files(habits));
      await made.here('systemctl start');
      return made;
    } catch (cause) {
      await shell.close();
      throw cause;
    }
  }

  /** Runs a command line as root on the server. */
  async here(command: string): Promise<Said> {
    return this.shell.ask(on('server', `env PATH=/run/lab/bin:$PATH sh -c ${quoted(command)}`), 60);
  }

  /** The same, for what must not fail. */
  async must(command: string): Promise<void> {
    const { code, output } = await this.here(command);
    if (code !== 0)
      throw new Error(`${command} ended with ${code}:\n${output}\n${await this.log()}`);
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [place, text] of Object.entries(files)) {
      await this.shell.run(
        `mkdir -p "$(dirname ${quoted(place)})"; printf %s ${quoted(text)} > ${quoted(place)}`,
      );
    }
  }

  /** Puts a generated configuration where it says, checks it and reloads, all in its own words. */
  async take(setup: ForwarderSetup): Promise<void> {
    await this.write(Object.fromEntries(setup.files.map(({ place, text }) => [place, text])));
    await this.write(this.program.files(this.habits, setup));
    for (const line of [...setup.commands.check, ...setup.commands.reload]) await this.must(line);
  }

  /** What the client is told, by dig. */
  async ask(transport: 'udp' | 'tcp' = 'udp', type = 'A', name = NAME): Promise<Told> {
    const flags = `${transport === 'tcp' ? '+tcp' : '+notcp'} +tries=1 +time=12`;
    const { output } = await this.shell.ask(
      on('client', `dig -b ${CLIENT} @${SERVER} ${flags} ${name} ${type}`),
      30,
    );
    const status = /status: ([A-Z]+)/.exec(output)?.[1] ?? 'silence';
    const answers = [...output.matchAll(/^[^;\s]\S*\s+\d+\s+IN\s+(?:A|AAAA)\s+(\S+)$/gm)];
    return { status, addresses: answers.map(([, address = '']) => address).sort() };
  }

  /** Takes a host off the network, or back. */
  async link(host: string, state: 'up' | 'down'): Promise<void> {
    const routes = state === 'up' ? await this.shell.run('cat /run/lab/routes') : '';
    if (state === 'down') await this.shell.run('ip route > /run/lab/routes');
    await this.shell.run(`ip link set ${host} ${state}`);
    for (const route of routes.split('\n').filter((line) => line.includes(` dev ${host} `))) {
      await this.shell.run(`ip route replace ${route}`);
    }
  }

  async log(): Promise<string> {
    return (await this.shell.ask('tail -n 20 /run/lab/log')).output;
  }

  async close(): Promise<void> {
    await this.shell.close();
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** No systemd runs in these namespaces: what it would do for the one service that there is. */
function systemctl({ start, unit }: Program): string[] {
  const script = `#!/bin/sh
stop() {
  [ -s /run/lab/pid ] || return 0
  kill "$(cat /run/lab/pid)" 2>/dev/null
  while kill -0 "$(cat /run/lab/pid)" 2>/dev/null; do sleep 0.05; done
}
start() {
  rm -rf /run/lab/cache
  setsid ${start} >> /run/lab/log 2>&1 < /dev/null &
  echo $! > /run/lab/pid
  for i in $(seq 100); do
    dig +tries=1 +time=1 @127.0.0.1 version.bind TXT CH 2>/dev/null | grep -q 'status:' && return 0
    kill -0 "$(cat /run/lab/pid)" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
case "$2" in
  ''|${unit}|${unit}.service) ;;
  *) echo "Unit $2 not found." >&2; exit 5 ;;
esac
case "$1" in
  start) start ;;
  restart) stop; start ;;
  *) echo "unknown verb $1" >&2; exit 1 ;;
esac
`;
  return [
    `printf %s ${quoted(script)} > /run/lab/bin/systemctl`,
    'chmod 755 /run/lab/bin/systemctl',
  ];
}
