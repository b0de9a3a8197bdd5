import type { LinkKind } from './organization.enums.ts';
import type { OrganizationCreateInput } from './organization.input.ts';

/** Why and by which paper a change happens. */
export interface Grounds {
  readonly effectiveOn: string;
  readonly reason: string;
  readonly document?: string | null;
  /** The planned change that this carries out, when its day was in the future as it was decided. */
  readonly planId?: string;
}

/** Facts from which an organization is founded; ids are uuids. */
export type FoundingFacts = Omit<OrganizationCreateInput, 'parentId' | 'institutionId'> & {
  readonly parentId: string | null;
  readonly institutionId: string | null;
  /** The planned change that this carries out. */
  readonly planId?: string;
};

/** A new organization that a split makes; the units that go to it are uuids. */
export interface SplitPart {
  readonly name: string;
  readonly shortName?: string | null;
  readonly externalCode?: string | null;
  readonly childIds: readonly string[];
}

/** What a change needs beside its organization, day, reason and document; ids are uuids. */
export type ChangeFacts =
  | { readonly action: 'CREATE'; readonly founding: Omit<FoundingFacts, 'effectiveOn' | 'reason' | 'planId'> }
  | {
      readonly action: 'RENAME';
      readonly name: string;
      readonly shortName?: string | null;
      readonly nameEn?: string | null;
    }
  | { readonly action: 'MOVE'; readonly parentId: string }
  | { readonly action: 'MERGE'; readonly sourceIds: readonly string[]; readonly moveChildren: boolean }
  | { readonly action: 'SPLIT'; readonly parts: readonly SplitPart[] }
  | { readonly action: 'SUSPEND' | 'RESUME' | 'ARCHIVE' | 'RESTORE' }
  | { readonly action: 'LINK_ADD'; readonly kind: LinkKind; readonly toId: string }
  | { readonly action: 'LINK_END'; readonly linkId: string };
