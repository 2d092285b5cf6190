import assert from 'node:assert/strict';
import type { PortErrorKind } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import { diagnose, portError } from '../../../src/aws/errors.js';
import { ec2Error, fakeAws, resolverError, type Reply } from './support/fakeAws.js';
import { never, portErrorFrom, portTo } from './support/port.js';

const xmlIdentity =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ana</Arn><UserId>U</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

/** Answers STS truthfully and everything else with the reply. */
const failing = (reply: Reply) =>
  fakeAws((seen) =>
    seen.body.includes('GetCallerIdentity')
      ? { status: 200, body: xmlIdentity, type: 'text/xml' }
      : reply,
  );

describe('errors of Route 53 Resolver', () => {
  const cases: readonly (readonly [string, string, PortErrorKind])[] = [
    ['AccessDeniedException', 'no', 'accessDenied'],
    ['LimitExceededException', '[RSLVR-00309] Limit exceeded: max-endpoints', 'limitExceeded'],
    ['ResourceNotFoundException', '[RSLVR-00703] Resolver rule does not exist', 'notFound'],
    ['ResourceExistsException', 'already exists', 'alreadyExists'],
    ['ResourceInUseException', 'Please disassociate', 'inUse'],
    ['InvalidRequestException', '[RSLVR-00600] Cannot delete: endpoint has rules', 'inUse'],
    ['InvalidRequestException', '[RSLVR-00802] same domain', 'conflict'],
    ['InvalidRequestException', '[RSLVR-00804] loop', 'invalid'],
    ['InvalidParameterException', '[RSLVR-00405] not in subnet', 'invalid'],
    ['ResourceUnavailableException', 'busy', 'conflict'],
    ['ExpiredTokenException', 'The security token has expired', 'expiredCredentials'],
    ['UnrecognizedClientException', 'The security token is invalid', 'noCredentials'],
    ['SomethingNewException', 'never met', 'invalid'],
  ];
  for (const [code, message, kind] of cases) {
    it(`${code} ${message} is ${kind}`, async () => {
      const aws = await failing(resolverError(code, message));
      try {
        const error = await portErrorFrom(portTo(aws.url).listResolverRules({}, never));
        assert.equal(error.kind, kind);
        assert.equal(error.info.code, code);
        assert.equal(error.info.detail, message);
        assert.equal(error.info.operation, 'route53resolver:ListResolverRules');
        assert.equal(error.info.rslvr, /RSLVR-(\d+)/.exec(message)?.[1]);
        assert.doesNotMatch(error.message, /\{\w+\}/, 'a place of the text was not filled');
        assert.doesNotMatch(text(error.info.help), /\{\w+\}/);
        const calls = aws.seen.filter(({ target }) => target !== '');
        assert.equal(calls.length, 1, 'it is not worth a retry');
      } finally {
        await aws.close();
      }
    });
  }
});

describe('an access denial', () => {
  it('names the action and, from the message, the caller', async () => {
    const aws = await failing(
      ec2Error(
        'UnauthorizedOperation',
        'You are not authorized to perform this operation. User: arn:aws:iam::1:user/bo is not authorized to perform: ec2:DescribeVpcs because no policy allows it',
        403,
      ),
    );
    try {
      const error = await portErrorFrom(portTo(aws.url).describeVpcs(never));
      assert.equal(error.kind, 'accessDenied');
      assert.match(error.message, /arn:aws:iam::1:user\/bo may not call ec2:DescribeVpcs/);
      assert.match(text(error.info.help), /ec2:DescribeVpcs/);
    } finally {
      await aws.close();
    }
  });

  it('asks STS for the caller when the message does not say', async () => {
    const aws = await failing(resolverError('AccessDeniedException', 'no'));
    try {
      const error = await portErrorFrom(portTo(aws.url).listResolverEndpoints({}, never));
      assert.match(error.message, /user\/ana may not call route53resolver:ListResolverEndpoints/);
    } finally {
      await aws.close();
    }
  });

  it('names the profile when STS does not answer either', async () => {
    const aws = await fakeAws(() => resolverError('AccessDeniedException', 'no'));
    try {
      const error = await portErrorFrom(portTo(aws.url).listResolverEndpoints({}, never));
      assert.match(error.message, /profile dev may not call/);
    } finally {
      await aws.close();
    }
  });
});

describe('trouble on the way to AWS', () => {
  it('nobody listens: names the URL and the code', async () => {
    const aws = await fakeAws(() => 'silence');
    await aws.close();
    const error = await portErrorFrom(portTo(aws.url).describeVpcs(never));
    assert.equal(error.kind, 'unreachable');
    assert.ok(error.message.includes(aws.url), error.message);
    assert.match(error.message, /ECONNREFUSED/);
    assert.match(text(error.info.help), /endpoint URL/);
  });

  it('a name that does not exist', async () => {
    const error = await portErrorFrom(portTo('http://does-not-exist.invalid').describeVpcs(never));
    assert.equal(error.kind, 'unreachable');
    assert.match(error.message, /does-not-exist\.invalid.*(ENOTFOUND|EAI_AGAIN)/);
  });

  it('something answers that is not AWS', async () => {
    const aws = await fakeAws(() => ({
      status: 200,
      body: '<html>Hello</html>',
      type: 'text/html',
    }));
    try {
      const error = await portErrorFrom(portTo(aws.url).listClusters(never));
      assert.equal(error.kind, 'internal');
      assert.ok(error.message.includes(aws.url), error.message);
    } finally {
      await aws.close();
    }
  });

  it('a cancel ends a call that gets no answer', async () => {
    const aws = await fakeAws(() => 'silence');
    try {
      const controller = new AbortController();
      const call = portErrorFrom(portTo(aws.url).describeVpcs(controller.signal));
      while (aws.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort();
      assert.equal((await call).kind, 'cancelled');
    } finally {
      await aws.close();
    }
  });

  it('a cancel before the call sends nothing', async () => {
    const aws = await fakeAws(() => 'silence');
    try {
      const error = await portErrorFrom(portTo(aws.url).describeVpcs(AbortSignal.abort()));
      assert.equal(error.kind, 'cancelled');
      assert.equal(aws.seen.length, 0);
    } finally {
      await aws.close();
    }
  });
});

describe('a session of IAM Identity Center that is over, or was never begun', () => {
  for (const [what, name, trouble] of [
    [
      'Failed to load token from /home/me/.aws/login/cache/ab.json: Error: EACCES: permission denied',
      'CredentialsProviderError',
      'expiredCredentials',
    ],
    [
      'Your session has expired. Please reauthenticate.',
      'CredentialsProviderError',
      'expiredCredentials',
    ],
    [
      "Unable to refresh credentials due to insufficient permissions. You may be missing permission for the 'CreateOAuth2Token' action.",
      'CredentialsProviderError',
      'accessDenied',
    ],
    [
      'Failed to refresh token: Error: getaddrinfo ENOTFOUND us-east-1.signin.aws.amazon.com. Please re-authenticate using aws login',
      'CredentialsProviderError',
      'unreachable',
    ],
    ['Error: unable to get local issuer certificate', 'CredentialsProviderError', 'tls'],
    [
      'TimeoutError: @smithy/node-http-handler - [ERROR] a request has exceeded the configured 30000 ms requestTimeout.',
      'CredentialsProviderError',
      'timeout',
    ],
    [
      'Token is expired. To refresh this SSO session run aws sso login',
      'TokenProviderError',
      'expiredCredentials',
    ],
    [
      'Could not resolve credentials using profile: [x]',
      'CredentialsProviderError',
      'noCredentials',
    ],
    ['Command failed: aws-vault export', 'CredentialsProviderError', 'noCredentials'],
  ] as const) {
    it(`of a provider: ${what.slice(0, 60)}`, () => {
      assert.equal(diagnose(Object.assign(new Error(what), { name })).trouble, trouble);
    });
  }

  it('is answered with signing in, not with other credentials', () => {
    const session = 'The SSO session associated with this profile is invalid.';
    const message = `${session} To refresh this SSO session run aws sso login with the profile.`;
    const error = Object.assign(new Error(message), { name: 'CredentialsProviderError' });
    const scope = { profile: 'prod', region: 'eu-west-1' };
    const context = { operation: 'sts:GetCallerIdentity', scope, fromEnvironment: false };
    const { kind, info } = portError(diagnose(error), { ...context, attempts: 1 }, error);
    assert.equal(kind, 'expiredCredentials');
    assert.match(text(info.help), /aws sso login --profile prod/);
  });
});
