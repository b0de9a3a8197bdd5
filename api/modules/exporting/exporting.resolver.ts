import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { planExport } from '../../graphql/export-list.ts';
import { mutate } from '../../graphql/mutate.ts';
import { runDocument } from '../../graphql/run-document.ts';
import { holds } from '../../kernel/actor.ts';
import { allExportLists } from '../../kernel/export-list.ts';
import { checkWish } from './export-order.ts';
import { issueTicket, mayExport } from './export-ticket.service.ts';
import { ExportCreateInput } from './exporting.input.ts';
import { ExportCreatePayload, ExportListType } from './exporting.type.ts';

/** Root fields of exports. */
@Resolver()
export class ExportingResolver {
  @Query(() => [ExportListType], { description: 'Lists that the viewer may export, with their columns (可导出的列表)' })
  @SignedIn('Names only what the account may export; an account without such a permission gets an empty list')
  exportLists(@Ctx() { actor }: Context, @Info() { schema }: GraphQLResolveInfo): ExportListType[] {
    return allExportLists()
      .filter((list) => mayExport(actor, list))
      .map((list) => ({
        name: list.name,
        title: list.title[actor.locale],
        columns: planExport(schema, list, Object.keys(list.columns), actor.locale).columns.filter(({ requires }) =>
          requires.every((permission) => holds(actor, permission)),
        ),
      }));
  }

  @Mutation(() => ExportCreatePayload, {
    description: 'Ask for a list as a file: exactly its rows, filter and order, with the chosen columns (导出)',
  })
  @Access('list.export', 'import.run', 'account.manage', 'audit.readAll')
  exportCreate(
    @Arg('input', () => ExportCreateInput, { description: 'What to export' }) input: ExportCreateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { actor } = context;
    const reading = { ...context, reader: context.readerFor(actor, { isAuditedByCaller: true }) };
    return mutate(
      context,
      info,
      {
        input,
        prepare: () =>
          checkWish(info.schema, actor, input, (document, variables) =>
            runDocument(info.schema, reading, document, variables),
          ),
      },
      async (uow, order) => {
        const { token, expiresAt } = await issueTicket(uow, order);
        return { ticket: { path: `/exports/${token}`, rowCount: order.rowCount, expiresAt } };
      },
    );
  }
}
