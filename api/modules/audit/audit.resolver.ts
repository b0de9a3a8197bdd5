import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { auditActionLabels, auditSubjectLabel, auditSubjects } from '../../kernel/audit-words.ts';
import { AuditEntryListArguments } from './audit.input.ts';
import { AuditEntryShape, lastVerification } from './audit.read-model.ts';
import { recordVerification, walkChains } from './audit.service.ts';
import { AuditEntryConnection, AuditVerificationType, AuditVerifyPayload, AuditVocabularyType } from './audit.type.ts';

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);

/** Root fields of the audit trail. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Audit trail that the viewer may read, the newest first' })
  @SignedIn('Everyone may read the trail of their own actions; offices and the audit administrator see more')
  auditEntries(
    @Args(() => AuditEntryListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, AuditEntryShape);
  }

  @Query(() => AuditVocabularyType, { description: 'Actions and kinds of record that the trail can name (审计词表)' })
  @SignedIn('Names of what the platform records are no secret of anyone')
  auditVocabulary(@Ctx() { actor }: Context): AuditVocabularyType {
    return {
      actions: Object.entries(auditActionLabels(actor.locale))
        .map(([key, label]) => ({ key, label }))
        .sort(byKey),
      subjects: auditSubjects()
        .map((key) => ({ key, label: auditSubjectLabel(key, actor.locale) }))
        .sort(byKey),
    };
  }

  @Query(() => AuditVerificationType, {
    nullable: true,
    description: 'Result of the last walk over the chains, null when they were never walked',
  })
  @Access('audit.read', 'audit.readAll')
  auditVerification(@Ctx() { kernel }: Context): Promise<AuditVerificationType | null> {
    return lastVerification(kernel);
  }

  @Mutation(() => AuditVerifyPayload, { description: 'Walk every chain of the trail and record what was found' })
  @Access('audit.verify')
  auditVerify(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, { prepare: () => walkChains(context.kernel) }, async (uow, found) => ({
      verification: recordVerification(uow, found),
    }));
  }
}
