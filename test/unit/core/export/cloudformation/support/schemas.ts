import { readdirSync, readFileSync } from 'node:fs';
import { isList, type Value } from '../../../../../../src/core/export/cloudformation/template.js';
import { textOf } from './yaml.js';

type Mapping = { readonly [key: string]: Value };

const folder = new URL('../../../../../data/cloudformation/', import.meta.url);
const schemas = new Map<string, Mapping>();
for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
  const schema = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Mapping;
  schemas.set(textOf(schema.typeName), schema);
}

/** The published schema of a type; throws for one that is not kept. */
export function schemaOf(type: string): Mapping {
  const schema = schemas.get(type);
  if (!schema) throw new Error(`no schema of ${type}`);
  return schema;
}

/** Keywords that say nothing about a single value. */
const silent = new Set([
  ...['$schema', 'typeName', 'sourceUrl', 'definitions', 'tagging', 'primaryIdentifier'],
  ...['createOnlyProperties', 'conditionalCreateOnlyProperties', 'readOnlyProperties'],
  ...['writeOnlyProperties', 'propertyTransform', 'insertionOrder'],
]);

/** Values whose text only CloudFormation knows; they stand where a text is asked for. */
function isFunction(value: Value): boolean {
  if (typeof value !== 'object' || isList(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && ['Ref', 'Fn::GetAtt'].includes(keys[0] ?? '');
}

/** What is wrong with a resource's properties, by the published schema; a keyword it does not know throws. */
export function complaints(type: string, properties: Value): readonly string[] {
  const schema = schemaOf(type);
  const readOnly = isList(schema.readOnlyProperties ?? []) ? schema.readOnlyProperties : [];
  const set = Object.keys(properties).filter((key) =>
    (readOnly as readonly string[]).includes(`/properties/${key}`),
  );
  return [
    ...set.map((key) => `${type}.${key} is read-only`),
    ...check(schema, { ...schema, type: 'object' }, properties, type),
  ];
}

function check(root: Mapping, schema: Mapping, value: Value, path: string): readonly string[] {
  if (isFunction(value)) {
    return schema.type === 'string' || '$ref' in schema ? [] : [`${path}: no function here`];
  }
  return Object.entries(schema).flatMap(([keyword, rule]) =>
    silent.has(keyword) ? [] : byKeyword(root, schema, keyword, rule, value, path),
  );
}

function byKeyword(
  root: Mapping,
  schema: Mapping,
  keyword: string,
  rule: Value,
  value: Value,
  path: string,
): readonly string[] {
  const wrong = (is: boolean): readonly string[] => (is ? [] : [`${path}: ${keyword}`]);
  const keys = typeof value === 'object' && !isList(value) ? Object.keys(value) : [];
  const text = typeof value === 'string' ? value : '';
  switch (keyword) {
    case 'type':
      return wrong(typeOf(value) === rule);
    case '$ref': {
      const name = textOf(rule).replace('#/definitions/', '');
      return check(root, (root.definitions as Mapping)[name] as Mapping, value, path);
    }
    case 'properties':
      return keys.flatMap((key) => {
        const inner = (rule as Mapping)[key] as Mapping | undefined;
        const held = (value as Mapping)[key];
        return inner && held !== undefined ? check(root, inner, held, `${path}.${key}`) : [];
      });
    case 'additionalProperties':
      return keys
        .filter((key) => !Object.hasOwn((schema.properties ?? {}) as Mapping, key))
        .map((key) => `${path}: unknown ${key}`);
    case 'required':
      return wrong((rule as readonly string[]).every((key) => keys.includes(key)));
    case 'requiredXor':
      return wrong((rule as readonly string[]).filter((key) => keys.includes(key)).length === 1);
    case 'dependentRequired':
      return Object.entries(rule).flatMap(([key, needs]) =>
        keys.includes(key)
          ? wrong((needs as readonly string[]).every((need) => keys.includes(need)))
          : [],
      );
    case 'items':
      return isList(value)
        ? value.flatMap((one, at) => check(root, rule as Mapping, one, `${path}[${String(at)}]`))
        : [];
    case 'minItems':
      return wrong(isList(value) && value.length >= Number(rule));
    case 'maxItems':
      return wrong(isList(value) && value.length <= Number(rule));
    case 'uniqueItems':
      return isList(value) && rule === true
        ? wrong(new Set(value.map((one) => JSON.stringify(one))).size === value.length)
        : [];
    case 'minLength':
      return wrong(text.length >= Number(rule));
    case 'maxLength':
      return wrong(text.length <= Number(rule));
    case 'minimum':
      return wrong(Number(value) >= Number(rule));
    case 'maximum':
      return wrong(Number(value) <= Number(rule));
    case 'pattern':
      return wrong(new RegExp(textOf(rule)).test(text));
    case 'enum':
      return wrong((rule as readonly Value[]).includes(value));
    case 'enumCaseInsensitive':
      return wrong((rule as readonly string[]).includes(text.toLowerCase()));
    case 'anyOf':
      return wrong(
        (rule as readonly Mapping[]).some((one) => check(root, one, value, path).length === 0),
      );
    case 'format':
      return wrong(formats[textOf(rule)]?.test(text) ?? false);
    default:
      throw new Error(`unknown keyword ${keyword}`);
  }
}

/** Formats that name a resource's id, and ranges; an unknown one is wrong. */
const formats: Readonly<Record<string, RegExp>> = {
  'ipv4-network': /^(?:\d{1,3}\.){3}\d{1,3}\/(?:[12]?\d|3[0-2])$/,
  'ipv6-network': /^[0-9a-f:]+\/\d{1,3}$/,
  'AWS::EC2::VPC.Id': /^vpc-[0-9a-f]+$/,
  'AWS::EC2::Subnet.Id': /^subnet-[0-9a-f]+$/,
  'AWS::EC2::SecurityGroup.Id': /^sg-[0-9a-f]+$/,
  'AWS::EC2::SecurityGroup.Name': /^(?!sg-)[\w .\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
  'AWS::EC2::SecurityGroup.Ids': /^$/,
};

function typeOf(value: Value): string {
  if (isList(value)) return 'array';
  return typeof value === 'number' ? 'integer' : typeof value;
}
