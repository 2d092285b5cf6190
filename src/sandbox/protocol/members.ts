import { AwsFault } from '../awsFault.js';
import { isObject } from './json.js';

export interface StringLimits {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
}

/**
 * Reads the members of a JSON request against the limits of AWS's model. Broken limits are
 * collected, and told all together by `check()`, as AWS does. A member of a wrong type ends the call
 * at once with SerializationException.
 */
export class Members {
  constructor(
    private readonly body: Record<string, unknown>,
    private readonly problems: string[] = [],
    private readonly path = '',
  ) {}

  string(name: string, limits: StringLimits = {}): string | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw wrongType(value, 'a String');
    this.limit(name, value, limits);
    return value;
  }

  requiredString(name: string, limits: StringLimits = {}): string {
    return this.string(name, limits) ?? (this.missing(name), '');
  }

  integer(name: string, least: number, most: number): number | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'an Integer');
    if (value < least) {
      this.problem(name, value, `have value greater than or equal to ${least}`);
    }
    if (value > most) this.problem(name, value, `have value less than or equal to ${most}`);
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean');
    return value;
  }

  strings(name: string): string[] | undefined {
    return this.array(name)?.map((each) => {
      if (typeof each !== 'string') throw wrongType(each, 'a String');
      return each;
    });
  }

  structures(name: string): Members[] | undefined {
    return this.array(name)?.map((each, index) => {
      if (!isObject(each)) throw wrongType(each, 'a structure');
      const path = `${this.path}${lowerFirst(name)}.${index + 1}.member.`;
      return new Members(each, this.problems, path);
    });
  }

  structure(name: string): Members | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw wrongType(value, 'a structure');
    return new Members(value, this.problems, `${this.path}${lowerFirst(name)}.`);
  }

  has(name: string): boolean {
    return this.body[name] !== undefined && this.body[name] !== null;
  }

  missing(name: string): void {
    this.problem(name, null, 'not be null');
  }

  problem(name: string, value: string | number | null, must: string): void {
    const shown = value === null ? 'null' : `'${value}'`;
    const at = this.path + lowerFirst(name);
    this.problems.push(
      `Value ${shown} at '${at}' failed to satisfy constraint: Member must ${must}`,
    );
  }

  /** Throws ValidationException if anything read so far broke a limit. */
  check(): void {
    const count = this.problems.length;
    if (count === 0) return;
    const head = `${count} validation error${count > 1 ? 's' : ''} detected: `;
    throw new AwsFault('ValidationException', head + this.problems.join('; '));
  }

  private array(name: string): unknown[] | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw wrongType(value, 'a List');
    return value as unknown[];
  }

  private limit(name: string, value: string, limits: StringLimits): void {
    const { min, max, pattern, values } = limits;
    if (min !== undefined && value.length < min) {
      this.problem(name, value, `have length greater than or equal to ${min}`);
    }
    if (max !== undefined && value.length > max) {
      this.problem(name, value, `have length less than or equal to ${max}`);
    }
    if (pattern && !pattern.test(value)) {
      this.problem(name, value, `satisfy regular expression pattern: ${pattern.source}`);
    }
    if (values && !values.includes(value)) {
      this.problem(name, value, `satisfy enum value set: [${values.join(', ')}]`);
    }
  }
}

function wrongType(value: unknown, wanted: string): AwsFault {
  const kind = Array.isArray(value) ? 'LIST' : typeof value;
  return new AwsFault(
    'SerializationException',
    `${kind.toUpperCase()}_VALUE can not be converted to ${wanted}`,
  );
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
