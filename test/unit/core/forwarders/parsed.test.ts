import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import type {
  ForwardedCluster,
  ForwarderAnswers,
  ForwarderServer,
  ForwarderSetup,
} from '../../../../src/core/forwarders/types.js';
import { zonesOf } from '../../../../src/core/forwarders/zone.js';
import { readCorefile } from '../../../support/corefile.js';
import { readPowerShell } from '../../../support/powershell.js';
import { readYaml } from '../../../support/yaml.js';
import { seededRandom } from '../../dns/support/seededRandom.js';
import { clusters } from './hostile.js';

const rounds = 60;
const strict: Partial<ForwarderAnswers> = {
  dnssec: true,
  rebindingFilter: true,
  internetDns: false,
  replicationScope: 'domain',
  link: 'wg-aws',
};

/** Commands that a script for Windows DNS needs; it may contain no other. */
const allowed = new Set([
  'Get-DnsServerZone',
  'Add-DnsServerConditionalForwarderZone',
  'Set-DnsServerConditionalForwarderZone',
  'Clear-DnsServerCache',
]);

interface Case {
  readonly setup: ForwarderSetup;
  readonly zones: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

describe('what parsers read in configuration for servers outside AWS', () => {
  const seed = randomInt(2 ** 31);

  function* cases(server: ForwarderServer, most = 3): Generator<Case> {
    const random = seededRandom(seed);
    for (let round = 0; round < rounds; round++) {
      const given: readonly ForwardedCluster[] = clusters(random).slice(0, most);
      const setup = generateForwarder(server, given, strict);
      const checked = zonesOf(given);
      assert.ok(setup.kind === 'setup' && 'zones' in checked);
      yield { setup, zones: checked.zones };
    }
  }

  it(`Windows DNS: only commands about forwarders, only the intended literals, seed ${String(seed)}`, async () => {
    for (const { setup, zones } of cases('windows')) {
      const [script, legacy] = setup.files;
      assert.ok(script && legacy);
      for (const text of [
        script.text,
        ...Object.values(setup.commands).map((lines: readonly string[]) => lines.join('\r\n')),
      ]) {
        const { powers, strings, commands } = await readPowerShell(text);
        assert.deepEqual(powers, []);
        assert.ok(strings.every((one) => /^'[^']*'$/.test(one)));
        if (text === script.text)
          assert.deepEqual(
            commands.filter((one) => !allowed.has(one)),
            [],
          );
      }
      const { commands, strings } = await readPowerShell(script.text);
      assert.equal(commands.length, zones.length * 3 + 1);
      for (const { name, addresses } of zones) {
        const said = (text: string): number => strings.filter((one) => one === `'${text}'`).length;
        assert.equal(said(name), 3);
        for (const address of addresses.slice(0, 2)) assert.ok(said(address) >= 2);
      }
      assert.deepEqual(
        legacy.text.split('\r\n').filter((line) => !/^(?:rem\b.*|)$/.test(line)),
        [
          '@echo off',
          ...zones.map(
            ({ name, addresses }) =>
              `dnscmd . /ZoneAdd ${name} /Forwarder ${addresses.slice(0, 2).join(' ')}`,
          ),
        ],
      );
    }
  });

  it(`CoreDNS: one block per name, seed ${String(seed)}`, () => {
    for (const { setup, zones } of cases('coredns')) {
      const [file] = setup.files;
      assert.deepEqual(readCorefile(file?.text ?? ''), corefileOf(zones));
    }
  });

  it(`CoreDNS in Kubernetes: the same blocks in both files, seed ${String(seed)}`, async () => {
    for (const { setup, zones } of cases('coredns-configmap')) {
      const [script, custom] = setup.files;
      const [, blocks = ''] = /<<'COREFILE'\n([\s\S]*)\nCOREFILE\n/.exec(script?.text ?? '') ?? [];
      assert.deepEqual(readCorefile(blocks), corefileOf(zones));
      const map = (await readYaml(custom?.text ?? '')) as Record<string, unknown>;
      const { data, ...rest } = map;
      assert.deepEqual(rest, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'coredns-custom', namespace: 'kube-system' },
      });
      const text = (data as Record<string, string>)['eks-private-dns.server'] ?? '';
      assert.deepEqual(Object.keys(data as object), ['eks-private-dns.server']);
      assert.deepEqual(readCorefile(text), corefileOf(zones));
    }
  });

  it(`PowerDNS Recursor: the intended document, seed ${String(seed)}`, async () => {
    const target = (one: string): string => (one.includes(':') ? `[${one}]:53` : one);
    for (const { setup, zones } of cases('pdns-recursor-yaml')) {
      assert.deepEqual(await readYaml(setup.files[0]?.text ?? ''), {
        recursor: {
          forward_zones_recurse: zones.map(({ name, addresses }) => ({
            zone: name,
            forwarders: addresses.map(target),
          })),
        },
        dnssec: {
          negative_trustanchors: zones.map(({ name }) => ({
            name,
            reason: 'forwarded to Route 53 VPC Resolver',
          })),
        },
      });
    }
    for (const { setup, zones } of cases('pdns-recursor')) {
      const setting = zones.map(
        ({ name, addresses }) => `${name}=${addresses.map(target).join(';')}`,
      );
      assert.deepEqual(lines(setup, 0, '#'), [`forward-zones-recurse=${setting.join(',')}`]);
      assert.deepEqual(
        lines(setup, 1, '--'),
        zones.map(({ name }) => `addNTA("${name}", "forwarded to Route 53 VPC Resolver")`),
      );
    }
  });

  it(`Knot Resolver: the intended document and calls, seed ${String(seed)}`, async () => {
    for (const { setup, zones } of cases('knot-resolver-yaml')) {
      assert.deepEqual(await readYaml(setup.files[0]?.text ?? ''), {
        forward: zones.map(({ name, addresses }) => ({
          subtree: name,
          servers: addresses,
          options: { authoritative: false, dnssec: false },
        })),
      });
    }
    const call =
      /^(?:trust_anchors\.set_insecure\(\{ ('[\w.-]+'(?:, '[\w.-]+')*) \}\)|policy\.add\(policy\.suffix\(policy\.(?:FLAGS\(\{'ALLOW_LOCAL'\}\)|FORWARD\(\{ '[\da-f.:]+'(?:, '[\da-f.:]+')* \}\)), policy\.todnames\(\{ '[\w.-]+'(?:, '[\w.-]+')* \}\)\)\))$/;
    for (const { setup, zones } of cases('knot-resolver')) {
      const all = lines(setup, 0, '--');
      assert.equal(all.length, zones.length + 2);
      for (const line of all) assert.match(line, call);
    }
  });

  it(`systemd: the intended settings, seed ${String(seed)}`, () => {
    for (const { setup, zones } of cases('systemd-resolved')) {
      const delegates = setup.files.filter(({ language }) => language === 'ini');
      const settings = delegates.flatMap((file) => lines(setup, setup.files.indexOf(file), '#'));
      const domains = settings
        .filter((line) => line.startsWith('Domains='))
        .flatMap((line) => line.slice(8).split(' '));
      assert.deepEqual(domains.sort(), zones.map(({ name }) => `~${name}`).sort());
      assert.equal(settings.length, delegates.length * 3);
      assert.deepEqual(
        lines(setup, setup.files.length - 1, ';'),
        zones.map(({ name }) => name),
      );
    }
    for (const { setup, zones } of cases('systemd-resolved-link', 1)) {
      const [zone] = zones;
      assert.ok(zone);
      const settings = lines(setup, 0, '#');
      assert.deepEqual(
        settings.filter((line) => line.startsWith('Exec')),
        [
          `ExecStart=resolvectl dns wg-aws ${zone.addresses.join(' ')}`,
          `ExecStart=resolvectl domain wg-aws ~${zone.name}`,
          'ExecStart=resolvectl default-route wg-aws false',
          'ExecStop=resolvectl revert wg-aws',
        ],
      );
      assert.ok(settings.includes('BindsTo=sys-subsystem-net-devices-wg\\x2daws.device'));
    }
  });

  it(`Infoblox, macOS and Client VPN: the intended requests, seed ${String(seed)}`, () => {
    for (const { setup, zones } of cases('infoblox')) {
      const requests = JSON.parse(setup.files[0]?.text ?? '') as {
        data: Record<string, unknown>;
      }[];
      for (const [at, { data, ...rest }] of requests.entries()) {
        assert.deepEqual(rest, { method: 'POST', object: 'zone_forward' });
        const { comment, forward_to, ...own } = data;
        assert.match(String(comment), /^EKS cluster [\w .-]+$/);
        assert.deepEqual(own, { fqdn: zones[at]?.name, forwarders_only: true });
        const addresses = (forward_to as { address: string }[]).map(({ address }) => address);
        assert.deepEqual(addresses, zones[at]?.addresses);
      }
      assert.equal(requests.length, zones.length);
    }
    for (const { setup, zones } of cases('macos')) {
      for (const [at, { name, addresses }] of zones.entries()) {
        assert.equal(setup.files[at]?.place, `/etc/resolver/${name}`);
        const expected = addresses.slice(0, 3).map((address) => `nameserver ${address}`);
        assert.deepEqual(lines(setup, at, '#'), expected);
      }
    }
    for (const { setup, zones } of cases('client-vpn', 1)) {
      const servers = zones[0]?.addresses.slice(0, 2).join(',') ?? '';
      assert.equal(
        lines(setup, 0, '#').at(-1),
        `    --dns-servers CustomDnsServers=${servers},Enabled=true`,
      );
    }
  });
});

function corefileOf(zones: Case['zones']): ReturnType<typeof readCorefile> {
  return zones.map(({ name, addresses }) => ({
    zone: name,
    directives: [
      { words: ['errors'], inside: [] },
      { words: ['cache', '60'], inside: [] },
      {
        words: ['forward', '.', ...addresses],
        inside: [
          ['policy', 'sequential'],
          ['max_fails', '2'],
        ],
      },
    ],
  }));
}

/** A file without comments and empty lines. */
function lines({ files }: ForwarderSetup, at: number, mark: string): readonly string[] {
  const all = (files[at]?.text ?? '').split('\n');
  return all.filter((line) => line !== '' && !line.startsWith(mark));
}
