import { Field, Int, ObjectType } from 'type-graphql';
import { payloadInterface, payloadType } from '../../graphql/user-error.ts';
import { ObligationExtensionType, ObligationMessageType, ObligationType } from './obligation.type.ts';

/** What a reminder did. */
@ObjectType('ReminderResult', { simpleResolvers: true, description: 'What a reminder did (催办结果)' })
export class ReminderResultType {
  @Field(() => Int, { description: 'Number of late obligations that were reminded of' })
  count!: number;
}

const obligation = { obligation: [() => ObligationType, 'The obligation'] } as const;
const extension = { extension: [() => ObligationExtensionType, 'The request'] } as const;
const ObligationPayload = payloadInterface('ObligationPayload', 'Result of a step of an obligation', obligation);
const ExtensionPayload = payloadInterface(
  'ObligationExtensionPayload',
  'Result of a step of a request for more time',
  extension,
);
const stepOf = (name: `${string}Payload`, text: string) => payloadType(name, text, obligation, ObligationPayload);
const requestStepOf = (name: `${string}Payload`, text: string) => payloadType(name, text, extension, ExtensionPayload);

/** Payloads of the mutations of obligations. */
export const ObligationPayloads = {
  acknowledge: stepOf('ObligationAcknowledgePayload', 'Result of acknowledging'),
  saveAnswer: stepOf('ObligationSaveAnswerPayload', 'Result of keeping a draft'),
  submit: stepOf('ObligationSubmitPayload', 'Result of submitting an answer'),
  return: stepOf('ObligationReturnPayload', 'Result of sending an answer back'),
  accept: stepOf('ObligationAcceptPayload', 'Result of accepting an answer'),
  reopen: stepOf('ObligationReopenPayload', 'Result of opening an answer again'),
  excuse: stepOf('ObligationExcusePayload', 'Result of excusing'),
  instruct: stepOf('ObligationInstructPayload', 'Result of adding instructions'),
  passOn: stepOf('ObligationPassOnPayload', 'Result of handing on'),
  remind: payloadType('ObligationRemindPayload', 'Result of reminding', {
    result: [() => ReminderResultType, 'How many were reminded'],
  }),
  message: payloadType('ObligationMessageSendPayload', 'Result of sending words', {
    message: [() => ObligationMessageType, 'The entry in the thread'],
  }),
  extensionAsk: requestStepOf('ObligationExtensionAskPayload', 'Result of asking for more time'),
  extensionGrant: requestStepOf('ObligationExtensionGrantPayload', 'Result of granting more time'),
  extensionRefuse: requestStepOf('ObligationExtensionRefusePayload', 'Result of refusing more time'),
  extensionWithdraw: requestStepOf('ObligationExtensionWithdrawPayload', 'Result of withdrawing a request'),
};
