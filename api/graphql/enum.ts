import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/** Registers a list of UPPER_SNAKE values as a GraphQL enum with a description for each and gives back the enum object. */
export function graphqlEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Record<Value, Value> {
  const object = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Record<Value, Value>;
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      (Object.entries(values) as [Value, string][]).map(([value, text]) => [value, { description: text }]),
    ) as never,
  });
  return object;
}
