import type { ForwarderSetup } from '../../../src/core/forwarders/types.js';
import { unpackedResolved } from '../../../scripts/lib/resolved.mjs';
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
          ...['etc', 'usr/bin'].flatMap(layOver),
          'rm -rf /etc/bind /etc/dnsmasq.d /etc/unbound /etc/powerdns /etc/knot-resolver /etc/systemd',
          'mkdir -p /etc/bind /etc/dnsmasq.d /etc/unbound/unbound.conf.d /etc/knot-resolver',
          'mkdir -p /etc/powerdns/recursor.d /etc/systemd/system',
          ...systemctl(program),
          'set +e',
        ].join('\n'),
      );
      await made.write(program.files(habits));
      await made.must('systemctl start');
      return made;
    } catch (cause) {
      await shell.close();
      throw cause;
    }
  }

  /** Runs a command line as root on the server. */
  async here(command: string): Promise<Said> {
    return this.shell.ask(on('server', `sh -c ${quoted(command)}`), 60);
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

  /** Takes it away again in its own words; what they leave to the person is done before. */
  async remove({ commands }: ForwarderSetup): Promise<void> {
    await this.write(this.program.files(this.habits));
    for (const line of this.program.byHand ?? []) await this.must(line);
    for (const line of commands.remove) await this.must(line);
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

  /** The same for what has an answer: asked again, as clients do, while there is silence. */
  async answer(...question: Parameters<OnPremises['ask']>): Promise<Told> {
    for (let tries = 1; ; tries += 1) {
      const told = await this.ask(...question);
      if (told.status !== 'silence' || tries === 3) return told;
    }
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

/** What is written in this folder from now on is gone with the namespaces. */
function layOver(folder: string): string[] {
  const [up, work] = [`/run/lab/up/${folder}`, `/run/lab/work/${folder}`];
  return [
    `mkdir -p ${up} ${work}`,
    `mount -t overlay lab -o lowerdir=/${folder},upperdir=${up},workdir=${work} /${folder}`,
  ];
}

/** No systemd runs in these namespaces: what it would do for the service, and for a unit that is made. */
function systemctl({ start, unit, before = [] }: Program): string[] {
  const script = `#!/bin/bash
stop() {
  [ -s /run/lab/pid ] || return 0
  kill "$(cat /run/lab/pid)" 2>/dev/null
  while kill -0 "$(cat /run/lab/pid)" 2>/dev/null; do sleep 0.05; done
}
start() {
  rm -rf /run/lab/cache
  ${before.join('\n  ')}
  setsid ${start} >> /run/lab/log 2>&1 < /dev/null &
  echo $! > /run/lab/pid
  for i in $(seq 100); do
    dig +tries=1 +time=1 @127.0.0.1 version.bind TXT CH 2>/dev/null | grep -q 'status:' && return 0
    kill -0 "$(cat /run/lab/pid)" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
made() {
  grep "^$1=" "/etc/systemd/system/$2" | cut -d= -f2- | while read -r line; do sh -c "$line" || exit 1; done
}
case "$1 $2" in
  'start '|'start ${unit}'|'start ${unit.replace('.service', '')}') start ;;
  'restart ${unit}'|'restart ${unit.replace('.service', '')}') stop; start ;;
  'daemon-reload ') ;;
  'enable '*|'restart '*|'disable '*)
    name=$2; [ "$2" = --now ] && name=$3
    [ -e "/etc/systemd/system/$name" ] || { echo "Unit $name not found." >&2; exit 5; }
    case "$1" in
      restart) made ExecStop "$name"; made ExecStart "$name" ;;
      disable) made ExecStop "$name" ;;
    esac ;;
  *) echo "systemctl $*: not known here" >&2; exit 1 ;;
esac
`;
  const there = unpackedResolved();
  return [
    `printf %s ${quoted(script)} > /usr/bin/systemctl`,
    ...(there
      ? (['resolved', 'resolvectl'] as const).map((name) => {
          const run = `#!/bin/sh\nLD_LIBRARY_PATH=${there.libraries} exec ${there[name]} "$@"\n`;
          const called = name === 'resolved' ? 'systemd-resolved' : name;
          return `printf %s ${quoted(run)} > /usr/bin/${called}`;
        })
      : []),
    'chmod 755 /usr/bin/systemctl /usr/bin/resolvectl /usr/bin/systemd-resolved',
  ];
}
