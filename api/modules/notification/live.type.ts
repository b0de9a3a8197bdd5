import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';

/** What a live client is told. */
@ObjectType('ChangedEvent', {
  simpleResolvers: true,
  description:
    'A record that the viewer may see has changed, or one that its session had seen is gone from its sight; what is there now is read as ever (变更推送)',
})
export class ChangedEventType {
  @Field(() => String, { description: 'Type name of the record in this schema' })
  type!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Public id of the record, null when so much of the type changed that it is to be read anew',
  })
  id!: string | null;
}
