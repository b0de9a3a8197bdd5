import { Field, ID, ObjectType } from 'type-graphql';
import { graphqlEnum } from '../../graphql/enum.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { Reach } from '../../kernel/actor.ts';
import type { SystemRole } from '../../kernel/permission.ts';
import { SystemRoleEnum } from './account.type.ts';
import type { Density, Preferences, Theme } from './identity.enums.ts';

/** GraphQL enum of reaches. */
export const ReachEnum = graphqlEnum<Reach>('Reach', 'How far a permission reaches (权限范围)', {
  HERE: 'The organization of the office alone (本级)',
  SUBTREE: 'The organization and all below it (本级及下级)',
  ALL: 'Everywhere; only system roles (全部)',
});

/** GraphQL enum of interface faces. */
export const ThemeEnum = graphqlEnum<Theme>('Theme', 'Face of the interface (界面主题)', {
  SYSTEM: 'As the device says (跟随系统)',
  LIGHT: 'Light (浅色)',
  DARK: 'Dark (深色)',
});

/** GraphQL enum of row heights. */
export const DensityEnum = graphqlEnum<Density>('Density', 'Row height of tables and forms (密度)', {
  COMFORTABLE: 'Roomy (宽松)',
  COMPACT: 'Dense (紧凑)',
});

/** One permission that the viewer holds now. */
@ObjectType('ViewerGrant', {
  simpleResolvers: true,
  description: 'Permission that the viewer holds at this instant, and where (权限)',
})
export class ViewerGrantType {
  @Field(() => String, { description: 'Key of the permission, such as organization.rename' })
  permission!: string;

  @Field(() => ReachEnum, { description: 'How far it reaches' })
  reach!: Reach;

  @Field(() => ID, { nullable: true, description: 'Organization of the office that gives it, null for a system role' })
  organizationId!: string | null;
}

/** Shown columns of one table. */
@ObjectType('TableColumns', {
  simpleResolvers: true,
  description: 'Columns that a table of the panel shows, in order (列设置)',
})
export class TableColumnsType {
  @Field(() => String, { description: 'Key of the table' })
  table!: string;

  @Field(() => [String], { description: 'Keys of the shown columns, in order' })
  columns!: readonly string[];
}

/** Interface settings of the viewer. */
@ObjectType('Preferences', { simpleResolvers: true, description: 'Interface settings of the viewer (界面偏好)' })
export class PreferencesType {
  @Field(() => ThemeEnum, { nullable: true, description: 'Face, null when never chosen' })
  theme!: Theme | null;

  @Field(() => String, { nullable: true, description: 'Language tag, zh-CN or en, null when never chosen' })
  locale!: string | null;

  @Field(() => DensityEnum, { nullable: true, description: 'Row height, null when never chosen' })
  density!: Density | null;

  @Field(() => [TableColumnsType], { description: 'Shown columns of tables that were changed' })
  columns!: readonly TableColumnsType[];
}

/** Interface settings in their outside form. */
export function presentPreferences(preferences: Preferences): PreferencesType {
  return {
    theme: preferences.theme ?? null,
    locale: preferences.locale ?? null,
    density: preferences.density ?? null,
    columns: Object.entries(preferences.columns ?? {}).map(([table, columns]) => ({ table, columns })),
  };
}

/** Whoever is signed in; later modules add the person and the offices. */
@ObjectType('Viewer', {
  simpleResolvers: true,
  description: 'Whoever is signed in, with what is permitted at this instant (当前用户)',
})
export class ViewerType {
  @Field(() => SystemRoleEnum, { nullable: true, description: 'Separated administrator role of the account' })
  systemRole!: SystemRole | null;

  @Field(() => [String], { description: 'Keys of all permissions held somewhere, in order' })
  permissions!: readonly string[];

  @Field(() => [ViewerGrantType], { description: 'Every permission with its reach and organization' })
  grants!: readonly ViewerGrantType[];

  @Field(() => Boolean, {
    description: 'True while offices are withheld because the session has not passed a second factor',
  })
  secondFactorMissing!: boolean;

  @Field(() => Boolean, {
    description:
      'True when personal data of lower levels opens only to a stated purpose (header xuelian-purpose), which is audited',
  })
  purposeRequired!: boolean;

  @Field(() => Boolean, { description: 'True in a demo installation' })
  isDemo!: boolean;
}

/** A login of the demo. */
@ObjectType('DemoPersona', { simpleResolvers: true, description: 'Ready-made login of a demo installation (演示账号)' })
export class DemoPersonaType {
  @Field(() => String, { description: 'Stable key of the kind of user' })
  key!: string;

  @Field(() => String, { description: 'Who it is, in the language of the request' })
  label!: string;

  @Field(() => String, { description: 'What it is good for, in the language of the request' })
  description!: string;

  @Field(() => String, { description: 'Login name' })
  login!: string;

  @Field(() => String, { description: 'Password, public on purpose' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Level of the hierarchy at which it works, null for none' })
  level!: string | null;
}

/** Payload of `preferencesUpdate`. */
export const PreferencesUpdatePayload = payloadType(
  'PreferencesUpdatePayload',
  'Result of changing interface settings',
  {
    preferences: [() => PreferencesType, 'All settings as they are now'],
  },
);
