import 'reflect-metadata';
import { Field, InterfaceType, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { allRefusals, type DomainRefusal } from '../kernel/refusal.ts';
import type { Locale } from '../kernel/locale.ts';

/** The closed enum of refusal codes, filled from the catalogue when the schema is built. */
export const UserErrorCode: Record<string, string> = {};

/** Registers the enum once all modules have declared their refusals. */
export function registerUserErrorCodes(): void {
  for (const { code } of allRefusals()) {
    UserErrorCode[code] = code;
  }
  registerEnumType(UserErrorCode, {
    name: 'UserErrorCode',
    description: 'Reason why a mutation changed nothing; codes are never renamed (错误代码)',
    valuesConfig: Object.fromEntries(
      allRefusals().map(({ code, text }) => [
        code,
        { description: `${text.en.replace(/\.$/, '')} (${text['zh-CN']})` },
      ]),
    ),
  });
}

/** A refusal as clients see it. */
@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'Reason why a mutation changed nothing, in words for the person who can mend it (用户错误)',
})
export class UserErrorType {
  @Field(() => UserErrorCode, { description: 'Stable code of the reason' })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do, in the language of the request' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the argument to change, null when it concerns the whole',
  })
  path!: readonly string[] | null;
}

/** Turns a refusal into a user error. */
export function userErrorOf(refusal: DomainRefusal, locale: Locale): UserErrorType {
  return { code: refusal.code, message: refusal.messageIn(locale), path: refusal.path };
}

type PayloadFields = Readonly<
  Record<string, readonly [type: () => ClassType | typeof String | [ClassType], description: string]>
>;

function payloadClass(name: `${string}Payload`, fields: PayloadFields): ClassType {
  class Payload {}
  Object.defineProperty(Payload, 'name', { value: name });
  for (const [field, [type, text]] of Object.entries(fields)) {
    Field(type as () => ClassType, { nullable: true, description: text })(Payload.prototype, field);
  }
  Field(() => [UserErrorType], { description: 'Reasons why nothing was changed; empty on success' })(
    Payload.prototype,
    'userErrors',
  );
  return Payload;
}

/** Makes what payloads of one kind of record have in common, so that a client asks for it once, in one fragment. */
export function payloadInterface(name: `${string}Payload`, description: string, fields: PayloadFields): ClassType {
  const Payload = payloadClass(name, fields);
  InterfaceType(name, { description })(Payload);
  return Payload;
}

/** Makes a mutation's payload type: nullable result objects beside `userErrors`. */
export function payloadType(
  name: `${string}Payload`,
  description: string,
  fields: PayloadFields,
  common?: ClassType,
): ClassType {
  const Payload = payloadClass(name, fields);
  ObjectType(name, { simpleResolvers: true, description, ...(common ? { implements: common } : {}) })(Payload);
  return Payload;
}
