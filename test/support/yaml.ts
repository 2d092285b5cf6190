// Built by name: it comes with mocha and brings no types.
const parser = 'js-yaml';

/** Parses YAML 1.2 strictly; throws on duplicate keys and on anything else that is none. */
export async function readYaml(text: string): Promise<unknown> {
  const { load } = (await import(parser)) as { load: (text: string) => unknown };
  return load(text);
}
