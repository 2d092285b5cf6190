import type { Identity } from '../../model/identity.js';
import type { Output } from './made.js';
import type { Parameter } from './parameters.js';
import type { Resource, Value } from './template.js';
import { commentLine, texts } from './texts.js';
import { yamlOf } from './yaml.js';

/** Everything that stands in one template. */
export interface Document {
  readonly description: string;
  readonly comments: readonly string[];
  /** Where it may be deployed; absent: no guard. */
  readonly only?: Identity;
  readonly parameters: readonly Parameter[];
  /** Groups of parameters that must differ from each other. */
  readonly distinct: readonly (readonly string[])[];
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
  /** `DeletionPolicy` of every resource; an import asks for one. */
  readonly deletionPolicy?: 'Delete';
}

type Section = { readonly [key: string]: Value };

/** The template as YAML. */
export function templateText(document: Document): string {
  const sections: Section = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: document.description,
    ...section('Parameters', byId(document.parameters, parameter)),
    ...section('Rules', rules(document)),
    Resources: Object.fromEntries(
      document.resources.map((one) => [one.id, resource(one, document)]),
    ),
    ...section('Outputs', byId(document.outputs, output)),
  };
  const comments = document.comments.map((line) => `${commentLine(line)}\n`).join('');
  return `${comments}${yamlOf(sections)}`;
}

function section(name: string, content: Section): Section {
  return Object.keys(content).length === 0 ? {} : { [name]: content };
}

function byId<T extends { readonly id: string }>(
  things: readonly T[],
  write: (thing: T) => Value,
): Section {
  return Object.fromEntries(things.map((one) => [one.id, write(one)]));
}

function parameter({ description, pattern, wrong, value }: Parameter): Value {
  return {
    Type: 'String',
    Description: description,
    AllowedPattern: pattern,
    ConstraintDescription: wrong,
    ...(value === undefined ? {} : { Default: value }),
  };
}

/** Checked by CloudFormation before it makes anything. */
function rules({ only, distinct }: Document): Section {
  const here: Section = only
    ? {
        RightPlace: {
          Assertions: [
            is('AWS::AccountId', only.accountId, texts.account(only.accountId)),
            is('AWS::Region', only.region, texts.region(only.region)),
          ],
        },
      }
    : {};
  const apart = distinct.flatMap((group) =>
    group.flatMap((one, at) => pairs(one, group.slice(at + 1))),
  );
  return { ...here, ...(apart.length > 0 ? { DifferentAddresses: { Assertions: apart } } : {}) };
}

function is(pseudo: string, wanted: string, otherwise: string): Value {
  return {
    Assert: { 'Fn::Equals': [{ Ref: pseudo }, wanted] },
    AssertDescription: otherwise,
  };
}

function pairs(one: string, others: readonly string[]): readonly Value[] {
  return others.map((other) => ({
    Assert: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: one }, { Ref: other }] }] },
    AssertDescription: texts.distinct,
  }));
}

function resource({ type, properties, dependsOn }: Resource, { deletionPolicy }: Document): Value {
  return {
    Type: type,
    ...(deletionPolicy ? { DeletionPolicy: deletionPolicy } : {}),
    ...(dependsOn.length > 0 ? { DependsOn: dependsOn } : {}),
    Properties: properties,
  };
}

function output({ description, value }: Output): Value {
  return { Description: description, Value: value };
}
