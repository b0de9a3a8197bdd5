import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { MailState } from './identity.enums.ts';

/** Saved view as its owner sees it. */
@ObjectType('SavedView', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Named state of a table, for its owner alone (保存的视图)',
})
export class SavedViewType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Key of the table' })
  resource!: string;

  @Field(() => String, { description: 'Name that its owner gave' })
  name!: string;

  @Field(() => String, { description: 'State of the table as a query string; to be checked again when it is opened' })
  query!: string;

  @Field(() => Boolean, { description: 'True when the table opens with it' })
  isDefault!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was first saved' })
  createdAt!: Date;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** GraphQL enum of mail states. */
export const MailStateEnum = graphqlEnum<MailState>('MailState', 'State of a mail (邮件状态)', {
  QUEUED: 'Waits to be sent (待发送)',
  SENT: 'Taken by the mail server (已发送)',
  FAILED: 'Given up (发送失败)',
});

/** What the viewer may do with a mail. */
@ObjectType('MailPermissions', { simpleResolvers: true, description: 'What the viewer may do with a mail (操作权限)' })
export class MailPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may send it again' })
  retry!: boolean;
}

/** Mail as a system administrator sees it. */
@ObjectType('Mail', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Mail of the outbox; outside a demo its address is masked and its text withheld (邮件)',
})
export class MailType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Address that it goes to, masked but in a demo' })
  to!: string;

  @Field(() => String, { description: 'Subject' })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Text with its link; null outside a demo, and once it was sent or forgotten',
  })
  text!: string | null;

  @Field(() => String, { description: 'Language tag' })
  locale!: string;

  @Field(() => MailStateEnum, { description: 'State of the mail' })
  state!: MailState;

  @Field(() => String, { nullable: true, description: 'What the mail server answered when it refused' })
  error!: string | null;

  @Field(() => Int, { description: 'Number of times that the mail server was asked to take it' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When sending is due (again), null once it is settled' })
  dueAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent' })
  sentAt!: Date | null;

  @Field(() => MailPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: MailPermissionsType;
}

/** Page of saved views. */
export const SavedViewConnection = connectionType('SavedView', () => SavedViewType);
/** Page of mails. */
export const MailConnection = connectionType('Mail', () => MailType);

/** Payload of `mailRetry`. */
export const MailRetryPayload = payloadType('MailRetryPayload', 'Result of sending a mail again', {
  mail: [() => MailType, 'The mail as it is now'],
});
/** Payload of `savedViewSave`. */
export const SavedViewSavePayload = payloadType('SavedViewSavePayload', 'Result of saving a view', {
  savedView: [() => SavedViewType, 'The saved view'],
});
/** Payload of `savedViewUpdate`. */
export const SavedViewUpdatePayload = payloadType('SavedViewUpdatePayload', 'Result of changing a view', {
  savedView: [() => SavedViewType, 'The view as it is now'],
});
/** Payload of `savedViewDelete`. */
export const SavedViewDeletePayload = payloadType('SavedViewDeletePayload', 'Result of deleting a view', {});
