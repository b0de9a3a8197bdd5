import { Args, FieldResolver, Resolver } from 'type-graphql';
import { fromShape } from '../../graphql/read.ts';
import { AttachmentConnection, AttachmentListArguments } from '../attachment/index.ts';
import {
  ObligationExtensionListArguments,
  ObligationListArguments,
  ObligationMessageListArguments,
} from './obligation.input.ts';
import {
  ObligationConnection,
  ObligationExtensionConnection,
  ObligationMessageConnection,
  ObligationMessageType,
  ObligationType,
} from './obligation.type.ts';

/** Connections of an obligation; the engine reads them with their parent. */
@Resolver(() => ObligationType)
export class ObligationFields {
  @FieldResolver(() => ObligationConnection, {
    description: 'Obligations of the same source directly below it that the viewer may see',
  })
  children(@Args(() => ObligationListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => ObligationMessageConnection, {
    description: 'Words between the two levels and what happened, the oldest first',
  })
  thread(@Args(() => ObligationMessageListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => ObligationExtensionConnection, { description: 'Requests for more time, the latest first' })
  extensions(@Args(() => ObligationExtensionListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => AttachmentConnection, { description: 'Files of the answer' })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }
}

/** Files of an entry; the engine reads them with their parent. */
@Resolver(() => ObligationMessageType)
export class ObligationMessageFields {
  @FieldResolver(() => AttachmentConnection, { description: 'Files that came with it' })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }
}
