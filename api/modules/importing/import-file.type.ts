import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { ImportTargetEnum } from './import-enum.type.ts';
import type { BatchTarget } from './importing.enums.ts';

/** Issue of a row or file; its message is made in the reader's language. */
@ObjectType('ImportIssue', { simpleResolvers: true, description: 'Something to know about a row or file (导入问题)' })
export class ImportIssueType {
  @Field(() => String, { description: 'Stable code' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Field concerned, null when the whole row or file is meant' })
  field!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row concerned, null for the file as a whole' })
  rowNumber!: number | null;
}

/** Value of a row. */
@ObjectType('ImportValue', { simpleResolvers: true, description: 'Value that a row gives a field (导入值)' })
export class ImportValueType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => Boolean, { description: 'True when the record says something else' })
  isChanged!: boolean;
}

/** Reader's notice. */
@ObjectType('ImportNotice', {
  simpleResolvers: true,
  description: 'Something that the reader of the file decided (读取说明)',
})
export class ImportNoticeType {
  @Field(() => String, { description: 'Stable code' })
  code!: string;
}

/** Header of a file. */
@ObjectType('ImportHeader', { simpleResolvers: true, description: 'Column header of a file (表头)' })
export class ImportHeaderType {
  @Field(() => Int, { description: 'Position of the column, counted from 0' })
  column!: number;

  @Field(() => String, { description: 'Text of the header' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Field as which it is read, null when it is not read' })
  field!: string | null;
}

/** Field of a target with the column that it is read from. */
@ObjectType('ImportMappedField', {
  simpleResolvers: true,
  description: 'Field of an import with the column that it is read from (字段对应)',
})
export class ImportMappedFieldType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { description: 'Label of the field in the language of the request' })
  label!: string;

  @Field(() => Boolean, { description: 'True when it needs a column or a default' })
  isRequired!: boolean;

  @Field(() => Int, { nullable: true, description: 'Position of its column, null when it has none' })
  column!: number | null;

  @Field(() => String, { nullable: true, description: 'Header of its column' })
  header!: string | null;

  @Field(() => String, { nullable: true, description: 'Value for empty cells' })
  defaultValue!: string | null;
}

/** Meaning of a value. */
@ObjectType('ImportTranslation', { simpleResolvers: true, description: 'What a value of a field means (取值对应)' })
export class ImportTranslationType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { description: 'Value as the file has it' })
  from!: string;

  @Field(() => String, { description: 'Value that it means; empty for none' })
  to!: string;
}

/** How a file was read. */
@ObjectType('ImportMapping', {
  simpleResolvers: true,
  description: 'Which columns of a file are read as which fields (列对应)',
})
export class ImportMappingType {
  @Field(() => Int, { description: 'Row of the headers, 0 when none was found' })
  headerRow!: number;

  @Field(() => [ImportHeaderType], { description: 'Headers of the file' })
  headers!: ImportHeaderType[];
}

/** First rows of a file. */
@ObjectType('ImportSampleRow', { simpleResolvers: true, description: 'One of the first rows of a file (样例行)' })
export class ImportSampleRowType {
  @Field(() => Int, { description: 'Number of the row' })
  rowNumber!: number;

  @Field(() => [String], { description: 'Texts of its cells, shortened' })
  cells!: string[];
}

/** Section of a list. */
@ObjectType('ImportSection', { simpleResolvers: true, description: 'Section of a list under one province (名单分段)' })
export class ImportSectionType {
  @Field(() => Int, { description: 'Row of its title' })
  rowNumber!: number;

  @Field(() => String, { description: 'Title' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Division code of its province, null when the title names none' })
  provinceCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of schools that it announces' })
  declaredCount!: number | null;

  @Field(() => Int, { description: 'Number of schools that it holds' })
  actualCount!: number;
}

/** Headers of a field in a saved mapping. */
@ObjectType('ImportProfileColumn', {
  simpleResolvers: true,
  description: 'Headers under which a saved mapping finds a field (对应列)',
})
export class ImportProfileColumnType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => [String], { description: 'Headers, the best first' })
  headers!: string[];
}

/** Position of a field in a saved mapping. */
@ObjectType('ImportProfilePosition', {
  simpleResolvers: true,
  description: 'Column of a field in a saved mapping, whatever its header says (列位置)',
})
export class ImportProfilePositionType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => Int, { description: 'Position of the column, counted from 0' })
  column!: number;
}

/** Default of a field in a saved mapping. */
@ObjectType('ImportProfileDefault', {
  simpleResolvers: true,
  description: 'Value that a saved mapping gives to empty cells (默认值)',
})
export class ImportProfileDefaultType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { description: 'Value' })
  value!: string;
}

/** What the viewer may do with a saved mapping. */
@ObjectType('ImportProfilePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a saved mapping (操作权限)',
})
export class ImportProfilePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change or delete it' })
  manage!: boolean;
}

/** Saved mapping as clients see it. */
@ObjectType('ImportProfile', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Saved way to read a layout (对应方案)',
})
export class ImportProfileType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => ImportTargetEnum, { description: 'What it is for' })
  target!: BatchTarget;

  @Field(() => Int, { nullable: true, description: 'Row of the headers, null when it is looked for' })
  headerRow!: number | null;

  @Field(() => [ImportProfileColumnType], { description: 'Headers of each field' })
  columns!: ImportProfileColumnType[];

  @Field(() => [ImportProfileDefaultType], { description: 'Values for empty cells' })
  defaults!: ImportProfileDefaultType[];

  @Field(() => [ImportProfilePositionType], { description: 'Columns by position' })
  positions!: ImportProfilePositionType[];

  @Field(() => [ImportTranslationType], { description: 'What values mean' })
  translations!: ImportTranslationType[];

  @Field(() => ID, { nullable: true, description: 'Organization with which it is shared, null when it is private' })
  organizationId!: string | null;

  @Field(() => ImportProfilePermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ImportProfilePermissionsType;

  @Field(() => DateTimeScalar, { description: 'When it was first saved' })
  createdAt!: Date;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of saved mappings. */
export const ImportProfileConnection = connectionType('ImportProfile', () => ImportProfileType);

/** Payload of `importProfileSave`. */
export const ImportProfileSavePayload = payloadType('ImportProfileSavePayload', 'Result of saving a mapping', {
  profile: [() => ImportProfileType, 'The saved mapping'],
});
/** Payload of `importProfileDelete`. */
export const ImportProfileDeletePayload = payloadType(
  'ImportProfileDeletePayload',
  'Result of deleting a saved mapping',
  {},
);

/** Field of a kind of list. */
@ObjectType('ImportGuideField', {
  simpleResolvers: true,
  description: 'Field that a kind of list may hold (可导入字段)',
})
export class ImportGuideFieldType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { description: 'Label of the field in the language of the request' })
  label!: string;

  @Field(() => Boolean, { description: 'True when it always needs a column or a default' })
  isRequired!: boolean;

  @Field(() => [String], {
    description: 'Fields of which one is enough in its place; empty when it is optional or required',
  })
  alternatives!: string[];

  @Field(() => [String], { description: 'Headers under which it is found by itself' })
  headers!: string[];
}

/** What the viewer may do with a kind of list. */
@ObjectType('ImportGuidePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a kind of list (操作权限)',
})
export class ImportGuidePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may import it' })
  plan!: boolean;
}

/** Kind of list. */
@ObjectType('ImportGuide', {
  simpleResolvers: true,
  description: 'What a kind of list may hold, and whether the viewer may import it (导入说明)',
})
export class ImportGuideType {
  @Field(() => ImportTargetEnum, { description: 'What it fills' })
  target!: BatchTarget;

  @Field(() => [ImportGuideFieldType], { description: 'Fields' })
  fields!: ImportGuideFieldType[];

  @Field(() => [String], { description: 'Names of the templates at `/imports/templates/<name>.csv` and `.xlsx`' })
  templates!: string[];

  @Field(() => ImportGuidePermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ImportGuidePermissionsType;
}
