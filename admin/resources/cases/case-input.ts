import type {
  ClubType,
  GradesBasis,
  InstitutionCategory,
  OrganizationKind,
  OrganizationLevel,
  ProcedureCaseOpenInput,
  ProcedureSubjectKind,
  TermSource,
} from '../../gql/graphql.ts';

/** What the form of any kind of case holds; each kind asks for its own part. */
export interface OpenValues {
  readonly kind: ProcedureSubjectKind;
  readonly officeId?: string;
  readonly personId?: string;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly source?: TermSource;
  readonly nominatingId?: string;
  readonly representedId?: string;
  readonly gradesBasis?: GradesBasis;
  readonly crossAppointmentReason?: string;
  readonly parentId?: string;
  readonly level?: OrganizationLevel;
  readonly organizationKind?: OrganizationKind;
  readonly name?: string;
  readonly nameEn?: string;
  readonly shortName?: string;
  readonly category?: InstitutionCategory;
  readonly clubType?: ClubType;
  readonly organizationId?: string;
  readonly federationId?: string;
  readonly newParentId?: string;
  readonly effectiveOn?: string | null;
  readonly reason?: string;
}

/** Where the API's fields stand on the form. */
export const openAliases: Readonly<Record<string, string>> = {
  'founding.kind': 'organizationKind',
  'transfer.parentId': 'newParentId',
  ...Object.fromEntries(
    [
      [
        'appointment',
        [
          'officeId',
          'personId',
          'startsOn',
          'endsOn',
          'source',
          'nominatingId',
          'representedId',
          'gradesBasis',
          'crossAppointmentReason',
        ],
      ],
      [
        'founding',
        ['parentId', 'level', 'name', 'nameEn', 'shortName', 'category', 'clubType', 'effectiveOn', 'reason'],
      ],
      ['closing', ['organizationId', 'effectiveOn', 'reason']],
      ['membership', ['organizationId', 'federationId', 'effectiveOn', 'reason']],
      ['transfer', ['organizationId', 'effectiveOn', 'reason']],
    ].flatMap(([kind, fields]) => (fields as string[]).map((field) => [`${kind as string}.${field}`, field])),
  ),
};

const worded = (text: string | undefined) => text?.trim() || null;

/** The matter as the API takes it, undefined while something that it needs is missing. */
export function caseInput(values: OpenValues): ProcedureCaseOpenInput | undefined {
  const effectiveOn = values.effectiveOn ?? null;
  const reason = values.reason?.trim() ?? '';
  const { organizationId } = values;
  switch (values.kind) {
    case 'APPOINTMENT': {
      const { officeId, personId, startsOn, endsOn, source } = values;
      return officeId && personId && startsOn && endsOn && source
        ? {
            appointment: {
              officeId,
              personId,
              startsOn,
              endsOn,
              source,
              nominatingId: values.nominatingId ?? null,
              representedId: values.representedId ?? null,
              gradesBasis: values.gradesBasis ?? null,
              crossAppointmentReason: worded(values.crossAppointmentReason),
            },
          }
        : undefined;
    }
    case 'ORGANIZATION_FOUNDING': {
      const { parentId, level, organizationKind, name } = values;
      return parentId && level && organizationKind && name?.trim() && reason
        ? {
            founding: {
              parentId,
              level,
              kind: organizationKind,
              name: name.trim(),
              nameEn: worded(values.nameEn),
              shortName: worded(values.shortName),
              category: values.category ?? null,
              clubType: values.clubType ?? null,
              effectiveOn,
              reason,
            },
          }
        : undefined;
    }
    case 'ORGANIZATION_CLOSING':
      return organizationId && reason ? { closing: { organizationId, effectiveOn, reason } } : undefined;
    case 'MEMBERSHIP':
      return organizationId && values.federationId && reason
        ? { membership: { organizationId, federationId: values.federationId, effectiveOn, reason } }
        : undefined;
    case 'ORGANIZATION_TRANSFER':
      return organizationId && values.newParentId && reason
        ? { transfer: { organizationId, parentId: values.newParentId, effectiveOn, reason } }
        : undefined;
  }
}
