/**
 * Takes out of texts what names an account or opens it. The same thing gets the same placeholder
 * from one masker, in whatever text it stands: what belonged together still does.
 */
export interface Masker {
  /** Without account ids, keys of any kind, tokens and addresses of people: for a log. */
  readonly secrets: (text: string) => string;
  /** Without those, the unguessable part of endpoint names and who was signed in: to be shared. */
  readonly all: (text: string) => string;
}

interface Kind {
  readonly name: string;
  readonly pattern: RegExp;
  /** Two spellings of one thing are one. */
  readonly same?: (found: string) => string;
}

const secretKinds: readonly Kind[] = [
  // JWTs of SSO and of web identities.
  { name: 'token', pattern: /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g },
  // Secret keys (40 characters), session tokens and whatever else is base64 and that long.
  { name: 'secret', pattern: /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40,}={0,2}/g },
  // Access keys and the unique ids of principals (IAM user guide, "Unique identifiers").
  {
    name: 'key',
    pattern:
      /(?<![A-Z0-9])(?:ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA)[A-Z0-9]{12,124}(?![A-Z0-9])/g,
  },
  { name: 'person', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  // Twelve digits, as in ARNs, or in groups of four as the console shows them. Not the end of a fraction.
  {
    name: 'account',
    pattern: /(?<!\d|\d\.)(?:\d{12}|\d{4}-\d{4}-\d{4})(?!\d)/g,
    same: (found) => found.replaceAll('-', ''),
  },
];

const sharedKinds: readonly Kind[] = [
  // The session's name in the ARN of an assumed role is often a person's.
  { name: 'session', pattern: /(?<=:assumed-role\/[\w+=,.@-]+\/)[\w+=,.@-]+/g },
  // EKS endpoint names and OIDC issuers begin with 32 hexadecimal digits.
  {
    name: 'endpoint',
    pattern: /(?<![0-9A-Za-z])[0-9A-Fa-f]{32}(?![0-9A-Za-z])/g,
    same: (found) => found.toLowerCase(),
  },
];

/** A masker that has seen nothing yet. */
export function createMasker(): Masker {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (kind: string, key: string): string => {
    const known = names.get(`${kind} ${key}`);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `<${kind}-${count}>`;
    names.set(`${kind} ${key}`, made);
    return made;
  };
  const masked = (text: string, kinds: readonly Kind[]): string =>
    kinds.reduce(
      (so, { name, pattern, same }) =>
        so.replace(pattern, (found) => placeholder(name, same ? same(found) : found)),
      text,
    );
  return {
    secrets: (text) => masked(text, secretKinds),
    // Sessions first: what is an e-mail address in one is a session here.
    all: (text) => masked(masked(text, sharedKinds), secretKinds),
  };
}
