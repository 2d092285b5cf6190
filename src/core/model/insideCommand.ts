/** A DNS query to be sent from inside, ready made. */
export interface InsideQuestion {
  /** The whole DNS message, id included. */
  readonly octets: Uint8Array;
  readonly transport: 'udp' | 'tcp';
  /** Wait per try, whole seconds, 1 to 10; two tries over UDP. */
  readonly seconds: number;
}

/**
 * The one program that is ever run inside, for Python 2.7 and 3, whichever is there. It sends the
 * query it is given to the first server of /etc/resolv.conf and prints the reply as it came, so
 * that what judges it is our own decoder and not the text of some version of dig: nothing to
 * parse, all flags kept, and the name never gets near a shell, since it is in base64. It holds no
 * single quote, no backslash and no `$`, so that single quotes carry it through any shell.
 */
const program = `
import base64,errno,socket,struct,sys,time
q=base64.b64decode(sys.argv[1])
w=sys.argv[2]
t=float(sys.argv[3])
b=time.time()
s="-"
def say(o,d):
  print("epd1 %s %s %s %d %s"%(o,w,s,(time.time()-b)*1000,d))
  sys.exit(0)
def take(c,n):
  r=b""
  while len(r)<n:
    x=c.recv(n-len(r))
    if not x: say("closed","-")
    r+=x
  return r
def udp():
  c=socket.socket(socket.AF_INET6 if ":" in s else socket.AF_INET,socket.SOCK_DGRAM)
  c.connect((s,53))
  for i in (1,2):
    c.send(q)
    e=time.time()+t
    while time.time()<e:
      c.settimeout(max(e-time.time(),0.001))
      try:
        r=c.recv(65535)
      except socket.timeout:
        break
      if r[:2]==q[:2]: return r
  say("timeout","-")
def tcp():
  c=socket.create_connection((s,53),t*2)
  c.sendall(struct.pack(">H",len(q))+q)
  return take(c,struct.unpack(">H",take(c,2))[0])
try:
  l=[x.split() for x in open("/etc/resolv.conf")]
  l=[x[1].split("%")[0] for x in l if len(x)>1 and x[0]=="nameserver"]
  if not l: say("no-server","-")
  s=l[0]
  r=udp() if w=="udp" else tcp()
  if w=="udp" and len(r)>2 and bytearray(r)[2]&2:
    w="tcp"
    r=tcp()
  say("answer",base64.b64encode(r).decode())
except socket.timeout:
  say("timeout","-")
except EnvironmentError as e:
  n=errno.errorcode.get(e.errno,"error")
  say("refused" if n=="ECONNREFUSED" else "closed" if n in("ECONNRESET","EPIPE") else "unreachable",n)
`.trim();

const start = `p=$(command -v python3 || command -v python || command -v python2) || { echo "epd1 no-python"; exit 127; }; exec "$p" -c '${program}'`;

/**
 * The exact command line for `/bin/sh` that asks a question from inside: the same for every
 * question but for three words, none of which can hold anything but base64, a transport and a
 * number. Throws `RangeError` for a question that is none.
 */
export function insideCommand({ octets, transport, seconds }: InsideQuestion): string {
  if (octets.length < 12 || octets.length > 512) throw new RangeError('not the octets of a query');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 10) {
    throw new RangeError('1 to 10 whole seconds');
  }
  const way: string = transport === 'udp' ? 'udp' : 'tcp';
  return `${start} ${Buffer.from(octets).toString('base64')} ${way} ${seconds}`;
}

/** Reads a command line back: `undefined` for every text that {@link insideCommand} does not make. */
export function questionIn(command: string): InsideQuestion | undefined {
  const words = /^([A-Za-z0-9+/]+={0,2}) (udp|tcp) ([1-9]|10)$/.exec(
    command.slice(start.length + 1),
  );
  if (!words || !command.startsWith(`${start} `)) return undefined;
  const [, base64 = '', way, seconds] = words;
  const octets = Buffer.from(base64, 'base64');
  if (octets.length < 12 || octets.length > 512) return undefined;
  const question = {
    octets,
    transport: way === 'udp' ? ('udp' as const) : ('tcp' as const),
    seconds: Number(seconds),
  };
  return insideCommand(question) === command ? question : undefined;
}

/** What came of it inside. `server` is the one of /etc/resolv.conf that was asked, at port 53. */
export type Delivery = {
  readonly server?: string;
  readonly transport: 'udp' | 'tcp';
  /** Milliseconds that passed there. */
  readonly ms: number;
} & (
  | { readonly outcome: 'answer'; readonly octets: Uint8Array }
  | {
      readonly outcome: 'timeout' | 'refused' | 'closed' | 'unreachable' | 'no-server';
      /** Name of the system's error there, e.g. `ENETUNREACH`. */
      readonly detail?: string;
    }
);

/** The line that the program prints for a delivery; the other way round from {@link deliveryIn}. */
export function deliveryLine(delivery: Delivery): string {
  const { outcome, transport, server = '-', ms } = delivery;
  const last =
    delivery.outcome === 'answer'
      ? Buffer.from(delivery.octets).toString('base64')
      : (delivery.detail ?? '-');
  return `epd1 ${outcome} ${transport} ${server} ${Math.round(ms)} ${last}`;
}

/** Reads what the program printed; `no-python` where there was nothing to run it with. */
export function deliveryIn(output: string): Delivery | 'no-python' | undefined {
  // Some shells greet: only our own line counts, and only one.
  const lines = output.split('\n').filter((line) => line.startsWith('epd1 '));
  const [line] = lines;
  if (line === undefined || lines.length > 1) return undefined;
  if (line.trim() === 'epd1 no-python') return 'no-python';
  const words =
    /^epd1 (answer|timeout|refused|closed|unreachable|no-server) (udp|tcp) ([0-9a-fA-F.:]+|-) (\d{1,7}) (\S+)\s*$/.exec(
      line,
    );
  if (!words) return undefined;
  const [, outcome, way, server = '-', ms, last = '-'] = words;
  const base = {
    transport: way === 'udp' ? ('udp' as const) : ('tcp' as const),
    ms: Number(ms),
    ...(server === '-' ? {} : { server }),
  };
  if (outcome === 'answer') {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(last)) return undefined;
    return { ...base, outcome, octets: Buffer.from(last, 'base64') };
  }
  const detail = last === '-' ? {} : { detail: last };
  return { ...base, ...detail, outcome: outcome as Exclude<Delivery['outcome'], 'answer'> };
}
