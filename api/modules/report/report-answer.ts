import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Context } from '../../graphql/context.ts';
import { validateInput } from '../../graphql/validation.ts';
import { actsFor, audienceOf, EVERYONE } from '../coordination/index.ts';
import { declaredFormFacts, requireFormSpec, type FormSpec } from '../form/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { FACT_KEYS, systemFact } from './report-facts.ts';
import type { ReportOverlapArguments } from './report.input.ts';
import { overlapsOf, type Overlap } from './report-overlap.read-model.ts';
import type { ReportFactType } from './report.type.ts';
import { ReportTemplateShape } from './report-template.read-model.ts';

/** The system facts in the words of a language. */
export function factsIn(locale: Locale): ReportFactType[] {
  return FACT_KEYS.map((key) => {
    const { label, unit, definition } = systemFact(key)!;
    return {
      key,
      label: label[locale],
      unit: unit[locale],
      definition: definition[locale],
      kinds: declaredFormFacts().get(key)!.kinds,
    };
  });
}

async function formOf(context: Context, { fields, templateId }: ReportOverlapArguments): Promise<FormSpec> {
  if (fields) {
    return requireFormSpec(fields, []);
  }
  const uuid = templateId ? decodeId('rtp', templateId) : null;
  if (uuid === null || !(await context.reader.sees(ReportTemplateShape, uuid))) {
    throw notFound();
  }
  const [row] = await context.reader.run<{ draft: FormSpec }>(
    sql`select draft from report_template where id = ${uuid}::uuid`,
  );
  return row!.draft;
}

/** What organizations of an audience were asked already, for whoever asks in the name of the organization. */
export async function overlapsFor(context: Context, args: ReportOverlapArguments): Promise<readonly Overlap[]> {
  const { actor, reader, kernel } = context;
  await validateInput(args, actor.locale);
  const ownerId = decodeId('org', args.organizationId);
  const mayAsk =
    ownerId !== null && (actsFor(actor, 'report.open', ownerId) || actsFor(actor, 'report.design', ownerId));
  if (!mayAsk || !(await reader.sees(OrganizationShape, ownerId))) {
    throw notFound();
  }
  const [owner] = await reader.run<{ id: string; path: string }>(
    sql`select id, path from organization where id = ${ownerId}::uuid`,
  );
  const exceptTemplateId = args.templateId ? decodeId('rtp', args.templateId) : null;
  return overlapsOf(
    { run: (statement) => reader.run(statement), actor, clock: kernel.clock },
    {
      owner: owner!,
      audience: args.audience ? audienceOf(args.audience) : EVERYONE,
      form: await formOf(context, args),
      exceptTemplateId,
    },
  );
}
