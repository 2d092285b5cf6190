import assert from 'node:assert/strict';
import { createMasker } from '../../../src/core/model/mask.js';

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const base64 = `${capitals}${capitals.toLowerCase()}${digits}+/`;

describe('masking', () => {
  const pick = dice(1707);
  const some = (letters: string, count: number): string =>
    Array.from({ length: count }, () => letters[pick(letters.length)]).join('');

  /** One random thing that must not be read, and whether a log may have it. */
  const makers = {
    account: () => some(digits, 12),
    key: () => `${['AKIA', 'ASIA', 'AROA', 'AIDA'][pick(4)] ?? ''}${some(capitals + digits, 16)}`,
    secret: () => some(base64, 40),
    token: () => `${some(base64, 200 + pick(600))}==`,
    jwt: () => `eyJ${some(base64.slice(0, 62), 30)}.${some(base64.slice(0, 62), 50)}.abc-_1`,
    person: () => `${some(capitals.toLowerCase(), 6)}.x@corp.example.com`,
  };
  /** What may stand around it. */
  const around = [' ', '"', "'", ':', '/', ',', '(', ')', '\n', '=', '[', '\t', ';', '>', '_', '|'];
  const frames = [
    (id: string) => `arn:aws:iam::${id}:role/x`,
    (id: string) => JSON.stringify({ detail: { id, list: [id] } }),
    (id: string) => `https://${id}.dkr.ecr.eu-west-1.amazonaws.com`,
    (id: string) => `a ${id}`,
    (id: string) => id,
  ];

  for (const [kind, make] of Object.entries(makers)) {
    it(`leaves no ${kind} readable, whatever stands around it`, () => {
      for (let round = 0; round < 400; round += 1) {
        const id = make();
        const before = around[pick(around.length)] ?? '';
        const after = around[pick(around.length)] ?? '';
        // A slash or an equals sign may be a part of base64 itself.
        const text = `x${before}${frames[pick(frames.length)]?.(id) ?? ''}${after}y`;
        const masked = createMasker().secrets(text);
        assert.ok(!masked.includes(id), `${id} in ${masked}`);
        assert.match(masked, /<[a-z]+-1>/);
        assert.equal(createMasker().secrets(masked), masked, 'masking again changes nothing');
      }
    });
  }

  it('gives the same thing the same placeholder, and another thing another', () => {
    const { secrets, all } = createMasker();
    const ids = Array.from({ length: 50 }, makers.account);
    const first = ids.map((id) => secrets(`account ${id} here`));
    assert.equal(new Set(first).size, new Set(ids).size);
    assert.deepEqual(
      ids.map((id) => all(`account ${id} here`)),
      first,
    );
    const [id = ''] = ids;
    const spaced = id.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3');
    assert.equal(secrets(`account ${spaced} here`), first[0]);
  });

  it('takes out of what is shared who was signed in, and the hash of an endpoint', () => {
    const { all } = createMasker();
    const arn = 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com';
    const hash = '9FF86DB0668DC670F27F426024E7CDBD';
    assert.equal(
      all(`${arn} asked ${hash}.gr7.us-east-1.eks.amazonaws.com`),
      'arn:aws:sts::<account-1>:assumed-role/Admin/<session-1> asked <endpoint-1>.gr7.us-east-1.eks.amazonaws.com',
    );
    assert.equal(all(hash.toLowerCase()), '<endpoint-1>');
  });

  it('keeps what is needed to help', () => {
    const kept = [
      'vpc-0123456789abcdef0 rslvr-in-0123456789abcdef0 sg-0123456789abcdef0',
      'plan enable-0123456789abcdef took 1767225600123 ms, 16.123456789012 of it waiting',
      '192.168.109.77 10.0.0.0/16 us-east-1 RSLVR-00201 i-0123456789abcdef0',
      '2026-11-29T14:30:35.123Z info act.begin {"act":"eksPrivateDns.enable","id":"0a1b2c3d"}',
    ];
    for (const text of kept) assert.equal(createMasker().all(text), text);
  });
});
