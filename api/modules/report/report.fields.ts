import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { fromShape } from '../../graphql/read.ts';
import { JsonObjectScalar } from '../../graphql/scalars.ts';
import { AttachmentConnection, AttachmentListArguments } from '../attachment/index.ts';
import { ReportSubmissionListArguments } from './report.input.ts';
import { ReportRoundType } from './report-round.type.ts';
import { ReportSubmissionConnection, ReportSubmissionType } from './report-submission.type.ts';

/** Connections of a round. */
@Resolver(() => ReportRoundType)
export class ReportRoundFields {
  @FieldResolver(() => [ReportSubmissionType], { description: 'Reports that the viewer may write in it' })
  mine(): object {
    return fromShape();
  }

  @FieldResolver(() => ReportSubmissionConnection, { description: 'All reports in it that the viewer sees' })
  submissions(@Args(() => ReportSubmissionListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => ReportSubmissionConnection, { description: 'Reports that go straight into its totals' })
  direct(@Args(() => ReportSubmissionListArguments) _list: object): object {
    return fromShape();
  }
}

/** Connections and single answers of a report. */
@Resolver(() => ReportSubmissionType)
export class ReportSubmissionFields {
  @FieldResolver(() => ReportSubmissionConnection, { description: 'Reports that go into its totals' })
  children(@Args(() => ReportSubmissionListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => AttachmentConnection, {
    description: 'Its files, for those who read the report in full',
  })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => JsonObjectScalar, {
    nullable: true,
    description:
      'Its own answer to one field as `value`; for fields that are rolled up to everybody who sees the report, tables, files and all others only to those who read it in full',
  })
  entry(
    @Arg('key', () => String, { description: `Key of the field, up to ${LIMITS.formKey} characters` }) _key: string,
  ): object {
    return fromShape();
  }
}
