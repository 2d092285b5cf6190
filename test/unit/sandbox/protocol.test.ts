import assert from 'node:assert/strict';
import {
  blockHas,
  formatBlock,
  isWithin,
  parseAddress,
  parseBlock,
} from '../../../src/sandbox/net/ipv4.js';
import { canonicalIpv6Block } from '../../../src/sandbox/net/ipv6.js';
import { Members } from '../../../src/sandbox/protocol/members.js';
import { pageOf } from '../../../src/sandbox/protocol/paging.js';
import { QueryParameters } from '../../../src/sandbox/protocol/query.js';
import { element, escapeXml } from '../../../src/sandbox/protocol/xml.js';
import { TokenBucket } from '../../../src/sandbox/rateLimit.js';
import { wildcard } from '../../../src/sandbox/services/ec2/filters.js';
import { shortRegion } from '../../../src/sandbox/services/ec2/places.js';
import { request } from './support.js';

describe('sandbox: XML answers', () => {
  it('escapes what would end an element and what XML cannot hold', () => {
    assert.equal(
      escapeXml(`a<b>&"'\r\u0000\u000b`),
      'a&lt;b&gt;&amp;&quot;&apos;&#13;\ufffd\ufffd',
    );
  });

  it('writes lists as items, keeps empty lists, and leaves undefined out', () => {
    const value = { set: [{ id: 1 }, { id: 2, gone: undefined }], none: [], ok: false };
    assert.equal(
      element('r', value),
      '<r><set><item><id>1</id></item><item><id>2</id></item></set><none/><ok>false</ok></r>',
    );
  });
});

describe('sandbox: query parameters', () => {
  const read = (body: string): QueryParameters => QueryParameters.of(request({ body }));

  it('orders lists by number, not by text or arrival', () => {
    const parameters = read('VpcId.10=c&VpcId.2=b&VpcId.1=a&VpcIdentity.1=x');
    assert.deepEqual(parameters.list('VpcId'), ['a', 'b', 'c']);
  });

  it('reads nested structures', () => {
    const [filter] = read('Filter.1.Name=vpc-id&Filter.1.Value.1=a&Filter.1.Value.2=b').structures(
      'Filter',
    );
    assert.equal(filter?.required('Name'), 'vpc-id');
    assert.deepEqual(filter.list('Value'), ['a', 'b']);
  });

  it('names what is missing or no number', () => {
    assert.throws(() => read('').required('VpcId'), { code: 'MissingParameter' });
    assert.throws(() => read('MaxResults=ten').integer('MaxResults'), {
      code: 'InvalidParameterValue',
    });
    assert.throws(() => read('DryRun=perhaps').boolean('DryRun'), {
      code: 'InvalidParameterValue',
    });
  });
});

describe('sandbox: JSON members', () => {
  it('tells all broken limits at once, in the words of AWS', () => {
    const members = new Members({ Name: '2024' });
    members.string('Name', { pattern: /^(?!^[0-9]+$)x*$/ });
    members.requiredString('VPCId');
    assert.throws(
      () => members.check(),
      (fault: Error & { code?: string }) => {
        assert.equal(fault.code, 'ValidationException');
        assert.match(fault.message, /^2 validation errors detected: Value '2024' at 'name' failed/);
        assert.match(
          fault.message,
          /Value null at 'vPCId' failed to satisfy constraint: Member must not be null$/,
        );
        return true;
      },
    );
  });

  it('refuses a wrong type at once', () => {
    assert.throws(() => new Members({ Name: [] }).string('Name'), {
      code: 'SerializationException',
    });
    assert.throws(() => new Members({ Tags: 'x' }).structures('Tags'), {
      code: 'SerializationException',
    });
    assert.throws(() => new Members({ Tags: [1] }).structures('Tags'), {
      code: 'SerializationException',
    });
  });
});

describe('sandbox: pages', () => {
  const rows = Array.from({ length: 7 }, (_, index) => `row-${index}`);
  const page = (all: readonly string[], size: number, token?: string) =>
    pageOf(all, (row) => row, 'rows', size, token);

  it('walks all rows once, whatever the size', () => {
    for (let size = 1; size <= 8; size += 1) {
      const seen: string[] = [];
      let token: string | undefined;
      do {
        const cut = page(rows, size, token);
        assert.ok(cut);
        assert.ok(cut.items.length <= size);
        seen.push(...cut.items);
        token = cut.nextToken;
      } while (token !== undefined);
      assert.deepEqual(seen, rows);
    }
  });

  it('goes on after the last row shown though rows before it went away', () => {
    const first = page(rows, 3);
    const rest = page(rows.slice(2), 9, first?.nextToken);
    assert.deepEqual(rest?.items, rows.slice(3));
  });

  it('refuses tokens that are none, or of another list', () => {
    const foreign = pageOf(rows, (row) => row, 'others', 2, undefined)?.nextToken;
    assert.ok(foreign !== undefined);
    for (const token of ['', 'x', '%%%', foreign, Buffer.from('[1]').toString('base64url')]) {
      assert.equal(page(rows, 2, token), undefined, token);
    }
  });
});

describe('sandbox: addresses', () => {
  it('drops host bits, as EC2 does', () => {
    const block = parseBlock('100.68.0.18/18');
    assert.ok(block);
    assert.equal(formatBlock(block), '100.68.0.0/18');
    assert.ok(blockHas(block, parseAddress('100.68.63.255') ?? 0));
    assert.ok(!blockHas(block, parseAddress('100.68.64.0') ?? 0));
  });

  it('knows the whole space and refuses what is no block', () => {
    assert.ok(isWithin('255.255.255.255', '0.0.0.0/0'));
    for (const text of ['', '10.0.0.0', '10.0.0.0/33', '10.0.0/8', '256.0.0.0/8', '10.0.0.0/8/8']) {
      assert.equal(parseBlock(text), undefined, text);
    }
  });

  it('writes IPv6 blocks one way', () => {
    assert.equal(canonicalIpv6Block('2001:DB8:0:0::/32'), '2001:db8::/32');
    for (const text of ['::', '::/129', 'x::/1', '10.0.0.0/8']) {
      assert.equal(canonicalIpv6Block(text), undefined, text);
    }
  });

  it('shortens Region names as zone ids do', () => {
    assert.equal(shortRegion('us-east-1'), 'use1');
    assert.equal(shortRegion('ap-southeast-2'), 'apse2');
    assert.equal(shortRegion('eu-central-1'), 'euc1');
  });
});

describe('sandbox: filter wildcards', () => {
  const matches = (pattern: string, text: string): boolean => wildcard(pattern)(text);

  it('knows *, ? and the backslash, and nothing else', () => {
    assert.ok(matches('Amazon EKS *', 'Amazon EKS dev-2'));
    assert.ok(matches('a*c*e', 'abcde'));
    assert.ok(!matches('a*c*e', 'abcdef'));
    assert.ok(matches('a?c', 'abc'));
    assert.ok(matches('a\\*c', 'a*c'));
    assert.ok(!matches('a\\*c', 'abc'));
    assert.ok(!matches('a.c', 'abc'));
    assert.ok(matches('*', ''));
  });

  it('does not take for ever over a hostile pattern', () => {
    assert.ok(!matches(`${'*a'.repeat(60)}b`, 'a'.repeat(300)));
  });
});

describe('sandbox: the rate limit', () => {
  it('lets a burst of 5 through, then 5 a second', () => {
    const bucket = new TokenBucket(5, 5, 0);
    const taken = (now: number): number =>
      Array.from({ length: 20 }, () => bucket.take(now)).filter(Boolean).length;
    assert.equal(taken(0), 5);
    assert.equal(taken(199), 0);
    assert.equal(taken(400), 2);
    assert.equal(taken(60_000), 5);
  });
});
