import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { enumFilterInput, filterInput, listArguments, orderInput, StringFilter } from '../../graphql/connection.ts';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { MailStateEnum } from './desk.type.ts';
import type { Density, Theme } from './identity.enums.ts';
import { DensityEnum, ThemeEnum } from './viewer.type.ts';

const MailStateFilter = enumFilterInput('MailState', MailStateEnum);
const KEY = /^[A-Za-z][A-Za-z0-9_.:-]{0,59}$/;

/** Arguments of `savedViews`. */
export const SavedViewListArguments = listArguments({
  order: orderInput('SavedView', { NAME: 'By name in pinyin order' }),
  filter: filterInput('SavedView', { resource: [() => StringFilter, 'Key of the table'] }),
});

/** Arguments of `mails`. */
export const MailListArguments = listArguments({
  order: orderInput('Mail', { CREATED_AT: 'By the time it was written' }),
  filter: filterInput('Mail', {
    state: [() => MailStateFilter, 'State'],
    to: [() => StringFilter, 'Address that it goes to; only in a demo, nothing matches elsewhere'],
  }),
});

/** Shown columns of one table. */
@InputType('TableColumnsInput', { description: 'Columns that a table is to show' })
export class TableColumnsInput {
  @Matches(KEY)
  @Field(() => String, { description: 'Key of the table' })
  table!: string;

  @IsOptional()
  @ArrayMaxSize(60)
  @Matches(KEY, { each: true })
  @Field(() => [String], { nullable: true, description: 'Keys of the columns in order; null goes back to the default' })
  columns?: string[] | null;
}

/** Interface settings to change. */
@InputType('PreferencesUpdateInput', {
  description: 'Interface settings to change; absent ones stay, null goes back to the default',
})
export class PreferencesUpdateInput {
  @Field(() => ThemeEnum, { nullable: true, description: 'Face' })
  theme?: Theme | null;

  @IsOptional()
  @IsIn(LOCALES)
  @Field(() => String, { nullable: true, description: 'Language tag, zh-CN or en; also that of mails' })
  locale?: Locale | null;

  @Field(() => DensityEnum, { nullable: true, description: 'Row height' })
  density?: Density | null;

  @IsOptional()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Field(() => [TableColumnsInput], { nullable: true, description: 'Shown columns of the named tables; others stay' })
  columns?: TableColumnsInput[] | null;
}

/** A saved view to change. */
@InputType('SavedViewUpdateInput', { description: 'What to change of a saved view; absent facts stay' })
export class SavedViewUpdateInput {
  @Matches(/\S/)
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string;

  @Matches(/^[^?#\s<>"\\]*$/)
  @MaxLength(LIMITS.savedViewQuery)
  @Field(() => String, {
    nullable: true,
    description: 'State of the table as a query string without the question mark',
  })
  query?: string;

  @IsBoolean()
  @Field(() => Boolean, {
    nullable: true,
    description: 'True to open the table with it, false to open the table plain again',
  })
  isDefault?: boolean;
}

/** A view to save. */
@InputType('SavedViewSaveInput', {
  description: 'State of a table to keep; the same name of the same table again brings that view up to date',
})
export class SavedViewSaveInput {
  @Matches(KEY)
  @Field(() => String, { description: 'Key of the table' })
  resource!: string;

  @IsNotEmpty()
  @Matches(/\S/)
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Matches(/^[^?#\s<>"\\]*$/)
  @MaxLength(LIMITS.savedViewQuery)
  @Field(() => String, { description: 'State of the table as a query string without the question mark' })
  query!: string;

  @Field(() => Boolean, { nullable: true, description: 'True to open the table with it; stays as it was when absent' })
  isDefault?: boolean | null;
}
