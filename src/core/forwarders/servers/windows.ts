import { message } from '../../model/message.js';
import { comments, header, windowsText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type ForwarderFile,
  type Zone,
} from '../types.js';

const scopes = { none: undefined, domain: 'Domain', forest: 'Forest' } as const;

/**
 * Windows DNS (aws facts §7.3, dns facts §5): a script that makes or changes conditional
 * forwarders, and dnscmd for old servers. Values stand in single quotes only.
 */
export const windows: ForwarderDefinition = {
  server: 'windows',
  title: 'forwarders.windows',
  questions: ['replicationScope'],
  defaults: usualAnswers,
  mostAddresses: { count: 2, more: 'leaveOut' },
  write,
};

function write(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const commands: ForwarderCommands = {
    check: zones.map(({ name }) => `Get-DnsServerZone -Name '${name}'`),
    reload: ['Clear-DnsServerCache -Force'],
    remove: zones.map(({ name }) => `Remove-DnsServerZone -Name '${name}' -Force`),
    tryIt: zones.flatMap(({ name }) => [
      `Resolve-DnsName -Name '${name}' -Type A -Server 127.0.0.1 -DnsOnly`,
      `Resolve-DnsName -Name '${name}' -Type A -Server 127.0.0.1 -DnsOnly -TcpOnly`,
    ]),
  };
  return { files: [script(zones, answers, commands), legacy(zones)], commands };
}

function script(
  zones: readonly Zone[],
  { replicationScope }: ForwarderAnswers,
  commands: ForwarderCommands,
): ForwarderFile {
  const scope = scopes[replicationScope];
  const lines = zones.flatMap(({ name, addresses, label }) => {
    const masters = addresses.map((address) => `'${address}'`).join(',');
    return [
      '',
      `# cluster ${label}`,
      `$zone = Get-DnsServerZone -Name '${name}' -ErrorAction SilentlyContinue`,
      'if ($null -eq $zone) {',
      `    Add-DnsServerConditionalForwarderZone -Name '${name}' -MasterServers ${masters} -ForwarderTimeout 3${scope ? ` -ReplicationScope '${scope}'` : ''}`,
      "} elseif ($zone.ZoneType -eq 'Forwarder') {",
      `    Set-DnsServerConditionalForwarderZone -Name '${name}' -MasterServers ${masters} -ForwarderTimeout 3 -UseRecursion $false`,
      '} else {',
      `    throw 'This server has a zone ${name} of its own, beside which no forwarder can be.'`,
      '}',
    ];
  });
  const place = '.\\eks-private-dns.ps1';
  return {
    name: 'eks-private-dns.ps1',
    language: 'powershell',
    text: windowsText([
      ...header('#', place, commands, comments.windows),
      '',
      "$ErrorActionPreference = 'Stop'",
      ...lines,
      '',
      'Clear-DnsServerCache -Force',
    ]),
    notes: [message('forwarders.note.windows')],
    place,
  };
}

function legacy(zones: readonly Zone[]): ForwarderFile {
  const names = zones.map(({ name }) => name);
  const place = '.\\eks-private-dns.cmd';
  const commands: ForwarderCommands = {
    check: names.map((name) => `dnscmd . /ZoneInfo ${name}`),
    reload: ['dnscmd . /ClearCache'],
    remove: names.map((name) => `dnscmd . /ZoneDelete ${name} /f`),
    tryIt: names.map((name) => `nslookup ${name} 127.0.0.1`),
  };
  const lines = zones.flatMap(({ name, addresses, label }) => [
    '',
    `rem cluster ${label}`,
    `dnscmd . /ZoneAdd ${name} /Forwarder ${addresses.join(' ')}`,
  ]);
  return {
    name: 'eks-private-dns.cmd',
    language: 'bat',
    text: windowsText(['@echo off', ...header('rem', place, commands, comments.dnscmd), ...lines]),
    notes: [message('forwarders.note.dnscmd')],
    place,
  };
}
