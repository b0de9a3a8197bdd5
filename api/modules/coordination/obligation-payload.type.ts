import { Field, Int, ObjectType } from 'type-graphql';
import { payloadType } from '../../graphql/user-error.ts';
import { ObligationExtensionType, ObligationMessageType, ObligationType } from './obligation.type.ts';

/** What a reminder did. */
@ObjectType('ReminderResult', { simpleResolvers: true, description: 'What a reminder did (催办结果)' })
export class ReminderResultType {
  @Field(() => Int, { description: 'Number of late obligations that were reminded of' })
  count!: number;
}

const obligation = (text: string) => ({ obligation: [() => ObligationType, text] }) as const;
const extension = { extension: [() => ObligationExtensionType, 'The request'] } as const;

/** Payloads of the mutations of obligations. */
export const ObligationPayloads = {
  acknowledge: payloadType('ObligationAcknowledgePayload', 'Result of acknowledging', obligation('The obligation')),
  saveAnswer: payloadType('ObligationSaveAnswerPayload', 'Result of keeping a draft', obligation('The obligation')),
  submit: payloadType('ObligationSubmitPayload', 'Result of submitting an answer', obligation('The obligation')),
  return: payloadType('ObligationReturnPayload', 'Result of sending an answer back', obligation('The obligation')),
  accept: payloadType('ObligationAcceptPayload', 'Result of accepting an answer', obligation('The obligation')),
  reopen: payloadType('ObligationReopenPayload', 'Result of opening an answer again', obligation('The obligation')),
  excuse: payloadType('ObligationExcusePayload', 'Result of excusing', obligation('The obligation')),
  instruct: payloadType('ObligationInstructPayload', 'Result of adding instructions', obligation('The obligation')),
  passOn: payloadType('ObligationPassOnPayload', 'Result of handing on', obligation('The obligation handed on')),
  remind: payloadType('ObligationRemindPayload', 'Result of reminding', {
    result: [() => ReminderResultType, 'How many were reminded'],
  }),
  message: payloadType('ObligationMessageSendPayload', 'Result of sending words', {
    message: [() => ObligationMessageType, 'The entry in the thread'],
  }),
  extensionAsk: payloadType('ObligationExtensionAskPayload', 'Result of asking for more time', extension),
  extensionGrant: payloadType('ObligationExtensionGrantPayload', 'Result of granting more time', extension),
  extensionRefuse: payloadType('ObligationExtensionRefusePayload', 'Result of refusing more time', extension),
  extensionWithdraw: payloadType('ObligationExtensionWithdrawPayload', 'Result of withdrawing a request', extension),
};
