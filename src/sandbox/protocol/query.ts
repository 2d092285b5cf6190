import { AwsFault } from '../awsFault.js';
import type { HttpRequest } from '../context.js';

/** Parameters of the AWS query protocols: `Filter.1.Value.2=x`, read by name below a prefix. */
export class QueryParameters {
  private constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly prefix: string,
  ) {}

  /** Body and query string together; the body wins. */
  static of(request: HttpRequest): QueryParameters {
    const values = new Map(request.query);
    for (const [name, value] of new URLSearchParams(request.body)) values.set(name, value);
    return new QueryParameters(values, '');
  }

  string(name: string): string | undefined {
    return this.values.get(this.prefix + name);
  }

  required(name: string): string {
    const value = this.string(name);
    if (value === undefined || value === '') {
      throw new AwsFault(
        'MissingParameter',
        `The request must contain the parameter ${this.prefix}${name}`,
      );
    }
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.string(name);
    if (value === undefined) return undefined;
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value)) return false;
    throw this.invalid(name, value, 'boolean');
  }

  integer(name: string): number | undefined {
    const value = this.string(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,10}$/.test(value)) throw this.invalid(name, value, 'integer');
    return Number(value);
  }

  requiredInteger(name: string): number {
    this.required(name);
    return this.integer(name) ?? 0;
  }

  requiredBoolean(name: string): boolean {
    this.required(name);
    return this.boolean(name) ?? false;
  }

  /** Values of `name.1`, `name.2`, … in the order of their numbers. */
  list(name: string): string[] {
    return this.indices(name).flatMap((index) => this.string(`${name}.${index}`) ?? []);
  }

  /** Readers below `name.1.`, `name.2.`, … */
  structures(name: string): QueryParameters[] {
    return this.indices(name).map((index) => this.below(`${name}.${index}`));
  }

  below(name: string): QueryParameters {
    return new QueryParameters(this.values, `${this.prefix}${name}.`);
  }

  private indices(name: string): number[] {
    const start = `${this.prefix}${name}.`;
    const found = new Set<number>();
    for (const key of this.values.keys()) {
      const index = key.startsWith(start) ? /^\d{1,6}/.exec(key.slice(start.length)) : null;
      if (index) found.add(Number(index[0]));
    }
    return [...found].sort((a, b) => a - b);
  }

  private invalid(name: string, value: string, type: string): AwsFault {
    return new AwsFault(
      'InvalidParameterValue',
      `Invalid value '${value}' for ${this.prefix}${name}. Expecting type ${type}.`,
    );
  }
}
