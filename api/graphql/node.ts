import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

/** Everything that can be addressed by a public id. */
@InterfaceType('Node', {
  description: 'Record with a permanent public id (可寻址对象)',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Permanent public id `<prefix>_<26 characters>`' })
  id!: string;
}
