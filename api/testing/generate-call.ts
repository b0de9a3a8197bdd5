import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql';
import { encodeId, newId } from '../kernel/ids.ts';

/** A call of one root field with made-up but well-formed arguments. */
export interface GeneratedCall {
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

/** A well-formed value of an input type; `fixed` answers for arguments and input fields by name. */
function generateValue(type: GraphQLInputType, name: string, fixed: Readonly<Record<string, unknown>>): unknown {
  if (name in fixed) {
    return fixed[name];
  }
  if (isNonNullType(type)) {
    return generateValue(type.ofType, name, fixed);
  }
  if (isListType(type)) {
    return [generateValue(type.ofType, name, fixed)];
  }
  if (isEnumType(type)) {
    return type.getValues()[0]!.name;
  }
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || field.name in fixed,
    );
    return Object.fromEntries(required.map((field) => [field.name, generateValue(field.type, field.name, fixed)]));
  }
  switch (getNamedType(type).name) {
    case 'ID':
      return encodeId('org', newId());
    case 'Int':
      return 1;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'JSONObject':
      return {};
    case 'Date':
      return '2026-09-01';
    case 'DateTime':
      return '2026-09-01T00:00:00Z';
    default:
      return 'example';
  }
}

/** The smallest selection that tells how a call went. */
function selectionOf(named: GraphQLNamedType): string {
  if (isLeafType(named) || !isObjectType(named)) {
    return isLeafType(named) ? '' : '{ __typename }';
  }
  const fields = named.getFields();
  if (fields['userErrors']) {
    return `{ userErrors { code path message } ${fields['refusals'] ? 'refusals { code }' : ''} }`;
  }
  return fields['totalCount'] ? '{ totalCount }' : '{ __typename }';
}

/** Makes a call of a root field from the contract alone; `wanted` replaces the smallest selection. */
export function generateCall(
  operation: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
  fixed: Readonly<Record<string, unknown>> = {},
  wanted?: string,
): GeneratedCall {
  const args = field.args.filter((arg) => isNonNullType(arg.type) || arg.name in fixed);
  const named = getNamedType(field.type);
  const selection = wanted ?? selectionOf(named);
  const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
  const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  return {
    document: `${operation} ${declared} { ${field.name}${passed} ${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, generateValue(arg.type, arg.name, fixed)])),
  };
}
