import { parseCidr } from '../../model/cidr.js';
import { asId, type Brand } from '../../model/ids.js';
import { badFile } from './badFile.js';

/** Reads one value of a file; `at` names its place there, as `steps[3].spec.subnetIds`. */
export type Read<T> = (value: unknown, at: string) => T;

/** A reader for every member, optional or not: a member more in the type is a member more here. */
export type Shape<T> = { readonly [Key in keyof T]-?: Read<T[Key]> };

/** The most characters in one text of a file; AWS's own limits are far below. */
const maxText = 4096;

/** The most members of one list. */
const maxList = 2000;

/** Characters that could make a text look like another one: controls, and marks of direction. */
const deceptive = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A text of one line. */
export const text: Read<string> = (value, at) => {
  if (typeof value !== 'string') throw badFile(at, 'text');
  if (value.length > maxText || deceptive.test(value)) throw badFile(at, 'plainText');
  return value;
};

/** A text of a form that a regular expression says. */
export function matching(form: RegExp): Read<string> {
  return (value, at) => {
    const read = text(value, at);
    if (!form.test(read)) throw badFile(at, 'form');
    return read;
  };
}

/** An id of AWS: the prefix of its kind, then letters and digits. */
export function id<Id extends Brand<string>>(prefix: string): Read<Id> {
  const form = matching(new RegExp(`^${prefix}-[0-9a-z-]{1,64}$`));
  return (value, at) => asId<Id>(form(value, at));
}

/** One of a few words. */
export function oneOf<const T extends string | number | boolean>(...words: readonly T[]): Read<T> {
  return (value, at) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw badFile(at, 'oneOf', words.map(String));
    return found;
  };
}

/** A finite number. */
export const number: Read<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badFile(at, 'number');
  return value;
};

/** A whole number between two others, both included. */
export function whole(least: number, most: number): Read<number> {
  return (value, at) => {
    const read = number(value, at);
    if (!Number.isInteger(read) || read < least || read > most) throw badFile(at, 'number');
    return read;
  };
}

/** An IPv4 or IPv6 address. */
export const address: Read<string> = (value, at) => {
  const read = text(value, at);
  if (read.includes('/') || parseCidr(read) === undefined) throw badFile(at, 'address');
  return read;
};

/** A range, or an address for itself. */
export const range: Read<string> = (value, at) => {
  const read = text(value, at);
  if (parseCidr(read) === undefined) throw badFile(at, 'range');
  return read;
};

/** A list, each member read the same way. */
export function list<T>(read: Read<T>, least = 0): Read<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw badFile(at, 'list');
    if (value.length < least || value.length > maxList) throw badFile(at, 'length');
    return Array.from(value, (one: unknown, index) => read(one, `${at}[${index}]`));
  };
}

/** The members of an object, whatever they are called. */
export function record<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, at) => {
    const members = Object.entries(membersOf(value, at));
    if (members.length > maxList) throw badFile(at, 'length');
    return Object.fromEntries(
      members.map(([key, one]) => [text(key, `${at} (a name)`), read(one, `${at}.${key}`)]),
    );
  };
}

/** A value, or nothing where there is none. */
export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, at) => (value === undefined ? undefined : read(value, at));
}

/** An object with exactly these members; what else is in it would be lost, so it is refused. */
export function object<T extends object>(shape: Shape<T>): Read<T> {
  return (value, at) => {
    const members = membersOf(value, at);
    const stranger = Object.keys(members).find((key) => !Object.hasOwn(shape, key));
    if (stranger !== undefined) throw badFile(place(at, stranger), 'unknown');
    const readers: readonly [string, Read<unknown>][] = Object.entries(shape);
    const read = readers.map(([key, one]) => {
      const member = Object.hasOwn(members, key) ? members[key] : undefined;
      return [key, one(member, place(at, key))] as const;
    });
    return Object.fromEntries(read.filter(([, one]) => one !== undefined)) as T;
  };
}

/** The members of an object; throws for anything else. */
export function membersOf(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badFile(at, 'object');
  }
  return value as Readonly<Record<string, unknown>>;
}

function place(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
