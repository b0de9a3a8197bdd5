import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { FormFieldType } from '../form/index.ts';
import { OrganizationType } from '../organization/index.ts';
import type { ReportTemplateStatus } from './report.enums.ts';
import { ReportOverlapType, ReportTemplateStatusEnum } from './report.type.ts';

/** Published version as clients see it. */
@ObjectType('ReportTemplateVersion', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Form of a report as it was published; never changed (报表模板版本)',
})
export class ReportTemplateVersionType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Number, from 1' })
  number!: number;

  @Field(() => [FormFieldType], { description: 'Its fields' })
  fields!: FormFieldType[];

  @Field(() => String, { description: 'SHA-256 of the form as canonical JSON' })
  hash!: string;

  @Field(() => String, { nullable: true, description: 'What changed, in words' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was published' })
  publishedAt!: Date;

  @Field(() => ReportTemplateType, { nullable: true, description: 'The template' })
  template!: ReportTemplateType | null;
}

/** What the viewer may do. */
@ObjectType('ReportTemplatePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a report template (操作权限)',
})
export class ReportTemplatePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change the draft' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may publish the draft as a version' })
  publish!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may retire it' })
  retire!: boolean;
}

/** Template as clients see it. */
@ObjectType('ReportTemplate', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What is asked in a report, in versions (报表模板)',
})
export class ReportTemplateType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that keeps it' })
  organization!: OrganizationType | null;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for' })
  description!: string | null;

  @Field(() => Boolean, { description: 'True when organizations below may open rounds with it' })
  isShared!: boolean;

  @Field(() => ReportTemplateStatusEnum, { description: 'State' })
  status!: ReportTemplateStatus;

  @Field(() => [FormFieldType], { description: 'Fields of the draft' })
  fields!: FormFieldType[];

  @Field(() => Int, { description: 'Number of fields of the draft' })
  fieldCount!: number;

  @Field(() => Int, { description: 'Number of the version published last, 0 before the first' })
  latestNumber!: number;

  @Field(() => Boolean, { description: 'True when the draft differs from the version published last' })
  hasUnpublished!: boolean;

  @Field(() => ReportTemplateVersionType, { nullable: true, description: 'The version published last' })
  latestVersion!: ReportTemplateVersionType | null;

  @Field(() => [ReportTemplateVersionType], { description: 'All published versions, the newest first' })
  versions!: ReportTemplateVersionType[];

  @Field(() => Int, { description: 'Number of rounds opened with it' })
  roundCount!: number;

  @Field(() => String, { nullable: true, description: 'Why it was retired' })
  retiredReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last' })
  updatedAt!: Date;

  @Field(() => ReportTemplatePermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ReportTemplatePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of templates. */
export const ReportTemplateConnection = connectionType('ReportTemplate', () => ReportTemplateType);

const template = { reportTemplate: [() => ReportTemplateType, 'The template'] } as const;

/** Payloads of the mutations of templates. */
export const ReportTemplatePayloads = {
  create: payloadType('ReportTemplateCreatePayload', 'Result of making a report template', template),
  update: payloadType('ReportTemplateUpdatePayload', 'Result of changing a report template', template),
  publish: payloadType('ReportTemplatePublishPayload', 'Result of publishing a version', {
    ...template,
    reportTemplateVersion: [() => ReportTemplateVersionType, 'The version'],
    overlaps: [() => [ReportOverlapType], 'Fields that organizations below were asked already this semester'],
  }),
  retire: payloadType('ReportTemplateRetirePayload', 'Result of retiring a report template', template),
};
