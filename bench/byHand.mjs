// The post's commands one after the other with the AWS CLI, and the waits that a person's script
// needs between them, against a sandbox of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from '../scripts/lib/processes.mjs';
import { startSandbox } from '../scripts/lib/sandbox.mjs';

/** A script looks every two seconds. */
const script = String.raw`
set -euo pipefail
r() { "$AWS" route53resolver --output text "$@"; }
e() { "$AWS" ec2 --output text "$@"; }
group() { e create-security-group --group-name "$1" --description DNS --vpc-id "$2" --query GroupId; }
subnets() { e describe-subnets --filters "Name=vpc-id,Values=$1" --query 'Subnets[].[AvailabilityZone,SubnetId]' | sort -u -k1,1 | head -2 | cut -f2; }
ready() { until [ "$(r get-resolver-endpoint --resolver-endpoint-id "$1" --query ResolverEndpoint.Status)" = OPERATIONAL ]; do sleep 2; done; }
endpoint() { # name direction group vpc
  local s; s=($(subnets "$4"))
  r create-resolver-endpoint --name "$1" --direction "$2" --creator-request-id "$1-$(date +%s)" --security-group-ids "$3" --ip-addresses "SubnetId=\${s[0]}" "SubnetId=\${s[1]}" --query ResolverEndpoint.Id
}
cluster=$("$AWS" eks list-clusters --output text --query 'clusters[0]')
read -r url vpc < <("$AWS" eks describe-cluster --name "$cluster" --output text --query 'cluster.[endpoint,resourcesVpcConfig.vpcId]')
client=$(e describe-vpcs --query "Vpcs[?VpcId!='$vpc'].VpcId | [0]")
in_group=$(group inbound-dns "$vpc")
for p in udp tcp; do e authorize-security-group-ingress --group-id "$in_group" --protocol $p --port 53 --cidr 172.16.0.0/16 > /dev/null; done
inbound=$(endpoint paymentsInboundEndpoint INBOUND "$in_group" "$vpc")
ready "$inbound"
ips=($(r list-resolver-endpoint-ip-addresses --resolver-endpoint-id "$inbound" --query 'IpAddresses[].Ip'))
out_group=$(group outbound-dns "$client")
outbound=$(endpoint paymentsOutboundEndpoint OUTBOUND "$out_group" "$client")
ready "$outbound"
rule=$(r create-resolver-rule --name paymentsRule --rule-type FORWARD --creator-request-id "rule-$(date +%s)" --domain-name "\${url#https://}" --target-ips "Ip=\${ips[0]},Port=53" "Ip=\${ips[1]},Port=53" --resolver-endpoint-id "$outbound" --query ResolverRule.Id)
r associate-resolver-rule --resolver-rule-id "$rule" --vpc-id "$client" > /dev/null
until [ "$(r list-resolver-rule-associations --filters "Name=ResolverRuleId,Values=$rule" --query 'ResolverRuleAssociations[0].Status')" = COMPLETE ]; do sleep 2; done
`.replaceAll('\\${', '${');

/** Seconds that it takes by hand. Throws where there is no AWS CLI. */
export async function secondsByHand(endpointSeconds) {
  const sandbox = await startSandbox([
    '--scenario',
    'post',
    '--endpoint-seconds',
    String(endpointSeconds),
  ]);
  const home = mkdtempSync(join(tmpdir(), 'by-hand-'));
  const aws = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws';
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = sandbox.env;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    AWS: aws,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AWS_DEFAULT_REGION: sandbox.region,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '8',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  try {
    const began = performance.now();
    const ran = spawnSync('/bin/bash', ['-c', script], { env, encoding: 'utf8', timeout: 180_000 });
    if (ran.status !== 0)
      throw new Error(`the AWS CLI's script failed: ${ran.stderr || ran.error}`);
    return (performance.now() - began) / 1000;
  } finally {
    await stopAll();
    rmSync(home, { recursive: true, force: true });
  }
}
