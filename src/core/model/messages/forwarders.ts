/** Configuration of DNS servers outside AWS: writing it, reading it, and what is wrong with it. */
export const forwarderMessages = {
  'forwarders.bind': 'BIND 9',
  'forwarders.dnsmasq': 'dnsmasq',
  'forwarders.pihole': 'Pi-hole',
  'forwarders.windows': 'Windows DNS',
  'forwarders.unbound': 'unbound',
  'forwarders.coredns': 'CoreDNS',
  'forwarders.corednsConfigMap': 'CoreDNS of another Kubernetes cluster',
  'forwarders.recursor': 'PowerDNS Recursor, old-style settings',
  'forwarders.recursorYaml': 'PowerDNS Recursor 5.1 and later, YAML',
  'forwarders.knot': 'Knot Resolver 5, Lua',
  'forwarders.knotYaml': 'Knot Resolver 6, YAML',
  'forwarders.resolved': 'systemd-resolved 258 and later',
  'forwarders.resolvedLink': 'systemd-resolved before 258',
  'forwarders.infoblox': 'Infoblox NIOS',
  'forwarders.macos': 'macOS, one machine',
  'forwarders.clientVpn': 'AWS Client VPN',

  'forwarders.ask.dnssec': 'Does the server validate DNSSEC?',
  'forwarders.ask.rebindingFilter':
    'Does the server take private addresses out of answers (protection against DNS rebinding)?',
  'forwarders.ask.internetDns': 'Can the server resolve public names?',
  'forwarders.ask.replicationScope': 'Shall Active Directory replicate the forwarder?',
  'forwarders.ask.link': 'By which network interface are the inbound addresses reached?',

  'forwarders.unknownFact': 'Not known: {call} ({why}).',
  'help.forwarders.unknownFact':
    'Allow the call, or try again: without it nobody can say which addresses the name is to be forwarded to.',
  'forwarders.noName': '{cluster} has no endpoint in a VPC of this account and Region yet.',
  'help.forwarders.noName': 'Wait until its control plane is there.',
  'forwarders.noEndpoint':
    'There is no inbound endpoint for {cluster}: none is in {vpc}, and none elsewhere is tagged for it.',
  'help.forwarders.noEndpoint':
    'Enable private DNS resolution with DNS servers on-premises makes one; then come back.',
  'forwarders.publicOnly':
    'The endpoint of {cluster} is public only, so its VPC answers with public addresses too.',
  'help.forwarders.publicOnly': 'Turn private access on first, or forward nothing.',
  'forwarders.unhealthy':
    'The inbound endpoint {endpoint} for {cluster} does not serve plain DNS now (its status is {status}).',
  'help.forwarders.unhealthy': 'Repair it, or wait, before the servers depend on it.',

  'forwarders.noCluster': 'No cluster was named, so there is nothing to forward.',
  'help.forwarders.noCluster': 'Choose at least one cluster.',
  'forwarders.nameTwice': '{name} was given twice.',
  'help.forwarders.nameTwice':
    'Each name once: servers refuse the second, or silently keep only one.',
  'forwarders.badName':
    'The endpoint name of {cluster} ({name}) is not a host name that can be written into a configuration.',
  'help.forwarders.badName':
    'Take the name from cluster.endpoint: labels of 1 to 63 letters, digits and hyphens, 253 characters in all. Nothing was written.',
  'forwarders.tooWide': '{name} (given for {cluster}) covers the names of other clusters as well.',
  'help.forwarders.tooWide':
    'Forward each cluster’s own endpoint name: names that the VPC has no private zone for would get public answers, or none.',
  'forwarders.badAddress': 'For {cluster}, DNS cannot be forwarded to {addresses}.',
  'help.forwarders.badAddress':
    'Name the attached addresses of the inbound endpoint, without ports and zones. Nothing was written.',
  'forwarders.noAddress': 'No inbound endpoint of {cluster} has an attached address.',
  'help.forwarders.noAddress':
    'Make an inbound endpoint first (Enable private DNS resolution), or wait until its addresses are attached.',
  'forwarders.tooManyAddresses':
    '{name} has {count} addresses; the server takes {most} at most and refuses the whole configuration otherwise.',
  'help.forwarders.tooManyAddresses': 'Leave some of the addresses out.',
  'forwarders.leftOut':
    'Of the addresses for {name} the server can use {most}; left out: {addresses}.',
  'help.forwarders.leftOut': 'Choose others if those two share an Availability Zone.',
  'forwarders.severalTargets':
    'Here all names must be forwarded to the same addresses, but {names} have different ones.',
  'help.forwarders.severalTargets':
    'Choose clusters of one VPC, or a hub whose endpoint all names are forwarded to.',
  'forwarders.oneAddress': '{name} is forwarded to one address only ({addresses}).',
  'help.forwarders.oneAddress':
    'Give the inbound endpoint a second address in another Availability Zone.',
  'forwarders.badLink': '{link} is not the name of a network interface.',
  'help.forwarders.badLink': '“ip link” lists the interfaces.',

  'forwarders.note.bindInclude':
    'Add this line to named.conf (on Debian, named.conf.local): {line}',
  'forwarders.note.bindOptions':
    'Add this line inside the options block of named.conf (on Debian, named.conf.options): {line}',
  'forwarders.note.bindRebinding':
    'Add the names to “except-from” of your deny-answer-addresses by hand; without them BIND answers SERVFAIL.',
  'forwarders.note.pihole':
    'Pi-hole 6 reads the folder only when told to, once: {command}. Version 5 reads it anyway.',
  'forwarders.note.windows':
    'Run it in an elevated PowerShell on the DNS server. A server that holds a zone of that name itself cannot forward it.',
  'forwarders.note.dnscmd':
    'For old servers only; the PowerShell script is the better way, for it keeps the server from asking the public DNS.',
  'forwarders.note.corednsImport':
    'Append the blocks to the Corefile, or import them there on a line of its own: {line}',
  'forwarders.note.configMap':
    'The script reads the Corefile of the cluster that kubectl points at, and changes only its own part. An update of the EKS add-on writes the Corefile anew: put the blocks into its configuration values as well.',
  'forwarders.note.customConfigMap':
    'Only for clusters whose Corefile imports custom/*.server; a ConfigMap coredns-custom that is there already must be merged, not replaced.',
  'forwarders.note.knotPlace':
    'Put the lines into {place}, before anything there that forwards all names. Merge lists that are there already.',
  'forwarders.note.infoblox':
    'Sets up forward zones that only forward. Assign them to grid members (forwarding_servers) or a name server group, or no member serves them. A zone that exists is not changed: the request is refused as a whole.',
  'forwarders.note.macos':
    'The name of the file is the name that is forwarded; copy it with sudo. dig does not read it.',
  'forwarders.note.clientVpn':
    'All names of the VPN’s clients are then resolved in the cluster VPC, not only the cluster’s. Clients need a route and an authorization rule to the addresses, and the endpoint’s group must admit the VPN.',

  'error.forwarderFileTooLong':
    'The file has {count} characters; at most {most} are read. Nothing was compared.',
  'help.forwarderFileTooLong': 'Choose the part of the configuration that forwards.',
  'forwarders.read.missing': '{cluster} ({name}) is not forwarded.',
  'help.forwarders.read.missing':
    'Add it, or look whether it stands in a file that this one includes.',
  'forwarders.read.stub':
    '{zone} is a stub zone: the server asks without the recursion bit, which inbound endpoints do not answer.',
  'help.forwarders.read.stub': 'Make it a forward zone with the same addresses.',
  'forwarders.read.off': '{zone} has no address, which switches forwarding off for it.',
  'help.forwarders.read.off': 'Name the addresses of the inbound endpoint.',
  'forwarders.read.own': 'The server answers for {zone} by itself, so {name} is never forwarded.',
  'help.forwarders.read.own':
    'Remove that zone or those addresses: addresses of control planes change.',
  'forwarders.read.parent':
    '{name} is forwarded only because {zone} is, which takes the names of other clusters along.',
  'help.forwarders.read.parent': 'Forward each cluster’s own endpoint name.',
  'forwarders.read.first':
    '{name}: when the inbound endpoint does not answer, the server asks the public DNS and hands out what it says.',
  'help.forwarders.read.first': 'In BIND, “forward only;”. In unbound, “forward-first: no”.',
  'forwarders.read.stale':
    '{cluster} is forwarded to {address}, which is no attached address of its inbound endpoint.',
  'help.forwarders.read.stale': 'Replace it by an address that is attached now.',
  'forwarders.read.lacking': '{cluster} could be forwarded to {addresses} as well.',
  'help.forwarders.read.lacking':
    'Add them: with one address alone the name is lost when its Availability Zone is.',
  'forwarders.read.port': '{name} is forwarded to port {port}; inbound endpoints listen on 53.',
  'help.forwarders.read.port': 'Leave the port out, unless something else forwards on from there.',
  'forwarders.read.filtered':
    'The protection against DNS rebinding takes the private addresses out of the answers for {name}.',
  'help.forwarders.read.filtered':
    'Exempt the name: in dnsmasq rebind-domain-ok, in unbound private-domain, in BIND except-from.',
  'forwarders.read.twice': '{name} stands in the file a second time.',
  'help.forwarders.read.twice':
    'Keep one: servers refuse the second, or silently use only one of them.',
  'forwarders.read.gone': 'No cluster has the endpoint name {name} any more.',
  'help.forwarders.read.gone':
    'Remove the lines, unless the cluster belongs to another account or Region.',
  'forwarders.read.include': '{path} is read by the server as well, and was not looked at here.',
  'help.forwarders.read.include': 'Compare that file, too.',
  'forwarders.read.unreadable': 'Line {line} could not be made out.',
  'help.forwarders.read.unreadable': 'Let the server’s own program check the file first.',
  'ui.forwarders.reading': 'Reading the inbound endpoints of {region}…',
  'ui.forwarders.which': 'Which clusters shall be resolved on-premises?',
  'ui.forwarders.which.hint': 'Their endpoint names are forwarded, each by itself',
  'ui.forwarders.one': 'One cluster',
  'ui.forwarders.all': 'All clusters of a profile and Region',
  'ui.forwarders.server': 'Which DNS server is it for?',
  'ui.forwarders.server.hint': 'Its configuration opens as a document of your own',
  'ui.forwarders.yes': 'Yes',
  'ui.forwarders.no': 'No',
  'ui.forwarders.usual': 'as it is usually shipped',
  'ui.forwarders.scope.none': 'No, it stays on one server',
  'ui.forwarders.scope.domain': 'To all DNS servers of the domain',
  'ui.forwarders.scope.forest': 'To all DNS servers of the forest',
  'ui.forwarders.interface': 'A network interface of that machine',
  'ui.forwarders.made':
    '{server}, endpoint names: {count}. It belongs in {places}. Nothing was changed anywhere.',
  'ui.forwarders.save': 'Save…',
  'ui.forwarders.copy': 'Copy',
  'ui.forwarders.compare': 'Compare with a file…',
  'ui.forwarders.saveTitle': 'Save the configuration of the DNS server',
  'ui.forwarders.saveAction': 'Save',
  'ui.forwarders.saved': 'Saved as {file}.',
  'ui.forwarders.openTitle': 'Configuration of the DNS server to compare with',
  'ui.forwarders.openAction': 'Compare',
  'ui.forwarders.kind': 'Configuration',
  'ui.forwarders.good': '{file} forwards {count} names as it should.',
  'ui.forwarders.bad': '{file}: {count} points to look at.',
  'ui.forwarders.heading': '{file} and the clusters of {profile} in {region}',
  'ui.forwarders.served': 'Forwarded as it should be: {names}',
  'ui.forwarders.stale': 'Forwarded to stale addresses: {names}',
  'ui.forwarders.missing': 'Not forwarded: {names}',
  'ui.forwarders.line': 'Line {line}: ',
} as const;
