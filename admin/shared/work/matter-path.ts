/** Something that waits, as far as its address needs it. */
interface Matter {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly organizationId: string | null;
}

const folders: Readonly<Record<string, string>> = {
  ProcedureCase: 'cases',
  HandoverPack: 'handovers',
  Obligation: 'obligations',
  Directive: 'directives',
  ReportSubmission: 'reports',
  ReportRound: 'report-rounds',
  ImportBatch: 'imports',
  Organization: 'organizations',
  Office: 'offices',
};

/** Address of the page on which a matter is dealt with; undefined for what this build doesn't know. */
export function matterPath({ subjectType, subjectId, organizationId }: Matter): string | undefined {
  if (subjectType === 'PlannedChange') {
    // A planned change has no page of its own: it stands among those of its organization, or in the list of all.
    return organizationId ? `/organizations/${organizationId}?tab=plans` : '/organizations/planned';
  }
  const folder = folders[subjectType];
  return folder ? `/${folder}/${subjectId}` : undefined;
}
