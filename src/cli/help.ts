import { exitCodeHelp } from './exitCodes.js';

/** What `--help` prints. */
export const helpText = `Usage: npm run -s cli -- VERB [options]

Verbs:
  list                      clusters, VPCs, Resolver endpoints, rules and associations
  verdict                   whether private DNS resolution is needed, and why
  connection                which layer between here and AWS fails: credentials, DNS, TCP or proxy, TLS,
                            identity, services; as Markdown, the exit code is that of the error
  login                     sign in to IAM Identity Center for --profile: prints a link and a code to confirm
                            in a browser on any machine; the token goes where the AWS CLI keeps it
  plan [enable|disable|access|repair]
                            what would be done, with cost and IAM actions; changes nothing
  plan diff FILE            a saved plan against what would be planned now; FILE FILE: against another
  enable                    make the endpoint name resolve to the private addresses
  disable                   take that away again, also where the cluster is gone
  access                    change who reaches the endpoint, without Resolver and at no cost
  drift                     compare what is live with what tags and journal say; without --cluster,
                            list what is left of clusters that are gone, and what it costs
  repair                    mend what has drifted
  apply FILE                carry out a saved plan, whatever its verb
  export [enable|disable|access|repair]
                            a plan as code, on standard output; with --plan FILE a saved one
  forwarders                configuration of DNS servers on-premises for --server, for each --cluster or
                            for all of the Region; --compare FILE: what a file of theirs does for them
  verify                    ask as dig does, and compare with the control-plane addresses
  diagnose                  why the name does or does not resolve and connect, for each --client-vpc,
                            for --on-premises-dns, or else from the public internet
  matrix                    all clusters (or --cluster) from all vantages side by side: answers, TCP 443,
                            TLS, GET /version, and kubectl get nodes where the kubeconfig has a context
  dig NAME [TYPE] [@ADDR[:PORT]] [+tcp|+tls|+https[=PATH]] [+tls-ca=FILE] [+tls-hostname=NAME] [+short]
                            one question, in dig's words; needs no AWS without --vantage
  undo [PLAN]               take back what one plan made; without PLAN, list the plans
  resume PLAN               finish what one plan began
  report [PLAN]             what one run did, as Markdown: steps with their time and AWS ids, cost, what
                            is left to do outside AWS, how to undo; without PLAN, of the last run
  mcp                       the tools that read, for language models, over the Model Context Protocol on
                            standard input and output
  headless                  the whole job in the sandbox, without an AWS account

Options:
  --profile NAME            profile of the AWS files; \`environment\` for the environment's own keys
  --region REGION           default: AWS_REGION, AWS_DEFAULT_REGION, or the profile's
  --cluster NAME            plan, enable, repair: may be repeated
  --client-vpc ID           a VPC that must resolve the name; may be repeated. ID@PROFILE: one of
                            another account, reached with that profile
  --client-profile NAME     disable: also the VPCs of this profile's account; may be repeated
  --even-if-not-needed      plan although the verdict says it is not needed
  --change CHANGE           access: disable-public (public DNS then gives the private addresses),
                            refresh (public access on and off once, for a private-only cluster that
                            public DNS does not know), or enable-private
  --public-cidr RANGE       access --change refresh: who may come in meanwhile; may be repeated
  --repair-foreign-rules    correct a rule for the name that somebody else made
  --remove-unused           repair: also delete our endpoints that no rule uses
  --check-permissions       plan: ask IAM whether this role may do it, and take it away again
  --even-if-not-removable   enable although this role could not, or not remove it again
  --plan FILE               enable: carry out this saved plan, and nothing else; export: this one,
                            or PLAN, the id of one that was applied from here
  --format FORMAT           export: bash, powershell (scripts for the AWS CLI, to be run again and again),
                            cloudformation (templates; also imports what is to be deleted), terraform
                            (takes over what is there already), mermaid
  --out FILE|FOLDER         export: write it there; several files need a folder
  --save FILE               plan: save it as well
  --yes                     do not ask before changing anything
  --vantage ID|ADDR:PORT    verify, matrix, dig: where to ask; may be repeated; \`all\` for every place;
                            ssm:INSTANCE or ssm:VPC by SSM Run Command, pod:[CONTEXT/]NAMESPACE/POD by
                            kubectl exec: the one command is shown, and run after a yes or with --yes
  --inside                  verify, matrix: also one instance of each VPC that Systems Manager has online
  --watch SECONDS           matrix: again and again, until Ctrl-C; says what has changed
  --markdown                matrix: as a Markdown table
  --no-reach                matrix: only DNS
  --type TYPE               verify: record type (A; A and AAAA where the name has both)
  --tcp, --tls, --https     verify, matrix, dig: over TCP, over TLS (port 853) or over HTTPS (port 443);
                            or --transport udp|tcp|tls|https
  --tls-hostname NAME       the name on the server's certificate; default: its address
  --tls-ca FILE             trust these CA certificates (PEM) in place of the system's
  --no-tls-ca               take any certificate
  --https-path PATH         path of the URL (/dns-query)
  --nodes                   verify: also kubectl get nodes, with the kubeconfig's context for the cluster
  --no-live                 diagnose: by what AWS says alone; asks no DNS server, connects nowhere
  --endpoint-seconds N      headless: how long the sandbox takes to make an endpoint (2)
  --json                    one JSON document on standard output; progress goes to standard error

Options of plan, export and enable:
  --on-premises-dns ADDR|RANGE    a DNS server outside AWS that will forward the name; may be repeated
  --on-premises-clients RANGE     clients outside AWS, for TCP 443; may be repeated
  --hub-vpc ID                    the VPC through which they arrive; default: straight to the cluster VPC
  --inbound-subnet ID             for the inbound endpoint; may be repeated
  --outbound-subnet ID            for the outbound endpoint; may be repeated
  --outbound-vpc ID               the VPC of the outbound endpoint; default: the first client VPC
  --control-plane-group ID        the security group that gets the rule for TCP 443; of several
                                  clusters CLUSTER=ID for each
  --addresses 2|3                 of each new endpoint, each in another zone (2)
  --endpoint-type ipv4|dualstack  default: dualstack where the cluster has IPv6 and the subnets allow
  --enable-private-access         begin by turning on private access of a public-only cluster
  --fix-vpc-dns                   begin by turning on the DNS attributes that the VPCs lack
  --pin SUBNET=IP                 a fixed address of a new endpoint; may be repeated
  --name-template TEXT            of endpoints and rules: {cluster}, {kind} and {region} are replaced
  --tag KEY=VALUE                 on everything new that can bear tags; may be repeated
Without a client VPC, --on-premises-dns is needed.

Options of forwarders:
  --server SERVER                 bind, dnsmasq, pihole, windows, unbound, coredns, coredns-configmap,
                                  pdns-recursor, pdns-recursor-yaml, knot-resolver, knot-resolver-yaml,
                                  systemd-resolved, systemd-resolved-link, infoblox, macos, client-vpn
  --dnssec, --no-dnssec           whether it validates DNSSEC; default: as it is usually shipped
  --rebinding-filter, --no-rebinding-filter
                                  whether it takes private addresses out of answers
  --no-internet-dns               it cannot resolve public names
  --replication-scope SCOPE       windows: none, domain or forest
  --link INTERFACE                systemd-resolved-link: by which the inbound addresses are reached
  --out FILE|FOLDER               write it there
  --compare FILE                  read an existing file of bind, dnsmasq, pihole or unbound instead:
                                  what it lacks, and which clusters it sends to stale addresses

Variables: AWS_PROFILE, AWS_REGION, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, AWS_ENDPOINT_URL,
AWS_ENDPOINT_URL_EC2 and the like, AWS_CA_BUNDLE, and the keys that every AWS tool reads.
EKS_PRIVATE_DNS_STATE names the folder of the journal.

${exitCodeHelp}
`;
