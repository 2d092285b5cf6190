import assert from 'node:assert/strict';
import { accountAlias, testConnection, type AwsOptions } from '../../../src/aws/awsPort.js';
import { connectionMarkdown } from '../../../src/core/diagnose/connectionText.js';
import { failedLayer, type ConnectionReport } from '../../../src/core/model/connectionReport.js';
import { text } from '../../../src/core/model/text.js';
import { fakeAws, json, xml, type Reply, type Seen } from './support/fakeAws.js';
import { fakeClock } from './support/fakeClock.js';
import { never } from './support/port.js';
import { tlsAws } from './support/tlsAws.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const sts = 'sts.us-east-1.amazonaws.com';
let serial = 0;

function optionsOf(more: Partial<AwsOptions>): AwsOptions {
  serial += 1;
  const keys = { accessKeyId: `AKIDCONNECTION${serial}WXYZ`, secretAccessKey: 'secret' };
  return { scope, source: { from: 'keys', keys }, clock: fakeClock(), ...more };
}

const outcomes = ({ layers }: ConnectionReport): string =>
  layers.map(({ layer, outcome }) => `${layer} ${outcome}`).join(', ');

const who =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/a</Arn><UserId>U</UserId><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

/** All four services; `eks` as told. */
function answer(eks: Reply): (seen: Seen) => Reply {
  return ({ url, target, body }) => {
    if (target.includes('ListResolverEndpoints')) return json({ ResolverEndpoints: [] });
    if (url.startsWith('/clusters')) return eks;
    if (body.includes('GetCallerIdentity')) return xml(who);
    if (body.includes('ListAccountAliases')) {
      return xml(
        '<ListAccountAliasesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccountAliasesResult><IsTruncated>false</IsTruncated><AccountAliases><member>acme</member></AccountAliases></ListAccountAliasesResult></ListAccountAliasesResponse>',
      );
    }
    return xml('<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>');
  };
}

describe('the test of a connection', () => {
  it('answers on every layer, and shows no secret', async () => {
    const aws = await fakeAws(answer(json({ clusters: ['a', 'b'] })));
    try {
      const report = await testConnection(optionsOf({ endpointUrl: aws.url }), never);
      assert.equal(
        outcomes(report),
        'credentials ok, dns ok, tcp ok, tls skipped, identity ok, eks ok, ec2 ok, route53resolver ok',
      );
      const shown = connectionMarkdown(report, text);
      assert.match(shown, /All layers answer/);
      assert.match(shown, /\| Identity .* \| answers \| arn:aws:iam::111111111111:user\/a \|/);
      assert.match(shown, /AKID…WXYZ/);
      assert.ok(!shown.includes('CONNECTION') && !shown.includes('secret'));
    } finally {
      await aws.close();
    }
  });

  it('one service that is denied is named, and does not stop the others', async () => {
    const denied: Reply = {
      status: 403,
      body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no | way' }),
    };
    const aws = await fakeAws(answer(denied));
    try {
      const report = await testConnection(optionsOf({ endpointUrl: aws.url }), never);
      assert.equal(failedLayer(report)?.layer, 'eks');
      assert.equal(failedLayer(report)?.error?.kind, 'accessDenied');
      assert.match(outcomes(report), /eks failed, ec2 ok, route53resolver ok$/);
      assert.match(
        connectionMarkdown(report, text),
        /It fails at: EKS .*\n[^]*## Next step\n\n- \S/,
      );
    } finally {
      await aws.close();
    }
  });

  it('a port where nobody listens fails at TCP, and nothing above is tried', async () => {
    const report = await testConnection(optionsOf({ endpointUrl: 'http://127.0.0.1:9' }), never);
    assert.match(
      outcomes(report),
      /dns ok, tcp failed, tls skipped, identity skipped, eks skipped/,
    );
    assert.match(failedLayer(report)?.error?.code ?? '', /ECONNREFUSED/);
  });

  it('a name that does not resolve fails at DNS', async () => {
    const options = optionsOf({ endpointUrl: 'https://no-such-host.invalid' });
    const report = await testConnection(options, never);
    assert.equal(failedLayer(report)?.layer, 'dns');
    assert.match(outcomes(report), /dns failed, tcp skipped/);
  });

  it('a certificate of an unknown authority fails at TLS, and names the way to trust it', async () => {
    const { proxyUrl, close } = await tlsAws(sts);
    try {
      const options = optionsOf({ proxy: { url: proxyUrl, except: '' } });
      const report = await testConnection(options, never);
      assert.match(
        outcomes(report),
        /^credentials ok, dns ok, tcp ok, tls failed, identity skipped/,
      );
      assert.equal(failedLayer(report)?.error?.help.key, 'help.aws.trustCa');
    } finally {
      close();
    }
  });

  it('with the authority trusted it goes on through the proxy, which is named without its password', async () => {
    const { proxyUrl, caBundle, close } = await tlsAws(sts);
    try {
      const url = proxyUrl.replace('//', '//me:hush@');
      const report = await testConnection(
        optionsOf({ caBundle, proxy: { url, except: '' } }),
        never,
      );
      assert.match(outcomes(report), /tcp ok, tls ok, identity ok/);
      const tls = report.layers.find(({ layer }) => layer === 'tls');
      assert.deepEqual(tls?.evidence, [
        { version: 'TLSv1.3', subject: 'kube-apiserver', issuer: 'kubernetes' },
      ]);
      const shown = connectionMarkdown(report, text);
      assert.match(shown, /TLSv1\.3, kube-apiserver, issued by kubernetes/);
      assert.match(shown, /CONNECT \S+ by 127\.0\.0\.1/);
      assert.equal(report.proxy, proxyUrl);
    } finally {
      close();
    }
  });

  it('a proxy that refuses fails at TCP', async () => {
    const { proxyUrl, close } = await tlsAws(sts, { refuse: 403 });
    try {
      const report = await testConnection(
        optionsOf({ proxy: { url: proxyUrl, except: '' } }),
        never,
      );
      assert.equal(failedLayer(report)?.layer, 'tcp');
      assert.match(failedLayer(report)?.error?.detail ?? '', /CONNECT with status 403/);
    } finally {
      close();
    }
  });

  it('lacking credentials fail first; the network is tested all the same, the services are not', async () => {
    const aws = await fakeAws(answer(json({ clusters: [] })));
    try {
      const source = { from: 'profile', profile: `nobody-${process.pid}` } as const;
      const report = await testConnection(optionsOf({ endpointUrl: aws.url, source }), never);
      assert.match(
        outcomes(report),
        /^credentials failed, dns ok, tcp ok, tls skipped, identity failed, eks skipped/,
      );
      assert.equal(failedLayer(report)?.error?.kind, 'noCredentials');
    } finally {
      await aws.close();
    }
  });
});

describe('the alias of an account', () => {
  it('is what IAM says', async () => {
    const aws = await fakeAws(answer(json({})));
    try {
      assert.equal(await accountAlias(optionsOf({ endpointUrl: aws.url }), never), 'acme');
    } finally {
      await aws.close();
    }
  });
});
