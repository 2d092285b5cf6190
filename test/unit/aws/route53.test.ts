import assert from 'node:assert/strict';
import { clientsOf, type ClientOptions } from '../../../src/aws/clients.js';
import { createSignedCalls } from '../../../src/aws/signedCall.js';
import { childOf, readXml, textOf } from '../../../src/aws/xml.js';
import { halvesOf } from '../../../src/core/model/cidrHalves.js';
import { asId } from '../../../src/core/model/ids.js';
import { fakeAws, xml, type Reply } from './support/fakeAws.js';
import { never, portErrorFrom, portTo } from './support/port.js';

const zones = (names: readonly string[], token = ''): Reply =>
  xml(
    `<ListHostedZonesByVPCResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">` +
      `<HostedZoneSummaries>${names
        .map(
          (name) =>
            `<HostedZoneSummary><HostedZoneId>Z1</HostedZoneId><Name>${name}</Name>` +
            `<Owner><OwningService>efs.amazonaws.com</OwningService></Owner></HostedZoneSummary>`,
        )
        .join('')}</HostedZoneSummaries><MaxItems>100</MaxItems>` +
      `${token && `<NextToken>${token}</NextToken>`}</ListHostedZonesByVPCResponse>`,
  );

describe('zones of a VPC', () => {
  const vpc = asId<never>('vpc-1');

  it('are read to the last page, with names as they are compared', async () => {
    const aws = await fakeAws(({ url }) =>
      url.includes('nexttoken=t%261')
        ? zones(['B.Example.'])
        : zones(['\\052.a.example.'], 't&amp;1'),
    );
    try {
      const found = await portTo(aws.url).listHostedZones(vpc, never);
      assert.deepEqual(found, [
        { id: 'Z1', name: '*.a.example', owner: 'efs.amazonaws.com' },
        { id: 'Z1', name: 'b.example', owner: 'efs.amazonaws.com' },
      ]);
      const { pathname, searchParams } = new URL(aws.seen[0]?.url ?? '', aws.url);
      assert.equal(pathname, '/2013-04-01/hostedzonesbyvpc');
      assert.equal(searchParams.get('vpcregion'), 'us-east-1');
    } finally {
      await aws.close();
    }
  });

  it('are unknown where AWS refuses, in the words of its XML', async () => {
    const body =
      '<?xml version="1.0"?>\n<ErrorResponse xmlns="x"><Error><Type>Sender</Type>' +
      '<Code>AccessDenied</Code><Message>no &amp; no</Message></Error></ErrorResponse>';
    const aws = await fakeAws(() => ({ status: 403, body, type: 'text/xml' }));
    try {
      const error = await portErrorFrom(portTo(aws.url).listHostedZones(vpc, never));
      assert.equal(error.kind, 'accessDenied');
      assert.equal(error.info.detail, 'no & no');
    } finally {
      await aws.close();
    }
  });

  for (const body of ['<html><body>portal</body></html>', '{}', '<a/>']) {
    it(`are not taken from something else: ${body}`, async () => {
      const aws = await fakeAws(() => ({ status: 200, body }));
      try {
        const error = await portErrorFrom(portTo(aws.url).listHostedZones(vpc, never));
        assert.match(error.message, /ListHostedZonesByVPCResponse/);
      } finally {
        await aws.close();
      }
    });
  }

  for (const [region, signed] of [
    ['eu-central-1', 'us-east-1'],
    ['cn-north-1', 'cn-northwest-1'],
    ['us-gov-east-1', 'us-gov-west-1'],
  ] as const) {
    it(`are asked for in ${region} with a signature for ${signed}`, async () => {
      const aws = await fakeAws(() => zones([]));
      try {
        const options: ClientOptions = {
          region,
          source: { from: 'keys', keys: { accessKeyId: 'AKID', secretAccessKey: 'secret' } },
          endpointUrl: aws.url,
        };
        const send = createSignedCalls(options, () => clientsOf(options));
        const call = { service: 'route53', method: 'GET', path: '/x' } as const;
        await send(call, { abortSignal: never });
        assert.match(
          aws.seen[0]?.authorization ?? '',
          new RegExp(`/${signed}/route53/aws4_request`),
        );
      } finally {
        await aws.close();
      }
    });
  }
});

describe('an XML answer', () => {
  it('is read with its entities, empty elements and comments', () => {
    const root = readXml(
      '<?xml version="1.0"?>\n<a x="1"><!-- c --><b>1 &lt; &#50; &#x33;</b><c/></a>\n',
    );
    assert.equal(textOf(root, 'b'), '1 < 2 3');
    assert.deepEqual(childOf(root, 'c'), { name: 'c', children: [], text: '' });
    assert.equal(textOf(root, 'd'), undefined);
  });

  it('is nothing where it is cut off, crossed, doubled or too deep', () => {
    const deep = '<a>'.repeat(40) + '</a>'.repeat(40);
    for (const text of ['', 'x', '<a>', '<a><b></a></b>', '<a/><b/>', '<a></a>x', '<a', deep]) {
      assert.equal(readXml(text), undefined, text.slice(0, 20));
    }
  });
});

describe('halves of a range', () => {
  it('are the two ranges of one bit more', () => {
    assert.deepEqual(halvesOf('0.0.0.0/0'), ['0.0.0.0/1', '128.0.0.0/1']);
    assert.deepEqual(halvesOf('10.1.2.0/31'), ['10.1.2.0/32', '10.1.2.1/32']);
    assert.deepEqual(halvesOf('::/0'), ['0:0:0:0:0:0:0:0/1', '8000:0:0:0:0:0:0:0/1']);
    assert.deepEqual(halvesOf('10.1.2.3/32'), []);
    assert.deepEqual(halvesOf('nothing'), []);
  });
});
