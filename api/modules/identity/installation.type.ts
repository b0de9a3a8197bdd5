import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';

/** A setting as administrators see it. */
@ObjectType('InstallationSetting', {
  simpleResolvers: true,
  description: 'Setting of the installation; secrets say only whether they are set (系统设置)',
})
export class InstallationSettingType {
  @Field(() => String, { description: 'Name of the environment variable' })
  key!: string;

  @Field(() => String, { description: 'What it means' })
  meaning!: string;

  @Field(() => String, { nullable: true, description: 'Value in force, null when there is none or it is a secret' })
  value!: string | null;

  @Field(() => Boolean, { description: 'True when its value is never shown' })
  isSecret!: boolean;

  @Field(() => Boolean, { description: 'True when a value is in force, given or by default' })
  isSet!: boolean;
}

/** One kind of background work. */
@ObjectType('BackgroundJob', {
  simpleResolvers: true,
  description: 'Kind of background work and how much of it stands where (后台任务)',
})
export class BackgroundJobType {
  @Field(() => String, { description: 'Name of the work' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Cron line in UTC, null when it does not recur' })
  cron!: string | null;

  @Field(() => Int, { description: 'Number that wait for their first attempt' })
  waiting!: number;

  @Field(() => Int, { description: 'Number under way' })
  running!: number;

  @Field(() => Int, { description: 'Number that failed and will be tried again' })
  retrying!: number;

  @Field(() => Int, { description: 'Number given up after their last attempt' })
  givenUp!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next one is due' })
  nextRunAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the recurring work last ran' })
  lastRunAt!: Date | null;
}

/** The installation as its system administrators see it. */
@ObjectType('Installation', {
  simpleResolvers: true,
  description: 'Running installation: version, settings, background work (系统运行状况)',
})
export class InstallationType {
  @Field(() => String, { description: 'Version of the platform' })
  version!: string;

  @Field(() => String, { description: 'Version of Node.js' })
  nodeVersion!: string;

  @Field(() => String, { description: 'Version of PostgreSQL' })
  databaseVersion!: string;

  @Field(() => Boolean, { description: 'True when the embedded database is used' })
  hasEmbeddedDatabase!: boolean;

  @Field(() => String, { nullable: true, description: 'Name of the last migration that the database has taken' })
  schemaVersion!: string | null;

  @Field(() => DateTimeScalar, { description: 'When this process started' })
  startedAt!: Date;

  @Field(() => Boolean, { description: 'True in production, where demo mode is refused' })
  isProduction!: boolean;

  @Field(() => Boolean, { description: 'True in demo mode: logins with public passwords are offered to everyone' })
  isDemo!: boolean;

  @Field(() => Boolean, { description: 'True when the database still holds logins of the demo' })
  hasDemoLogins!: boolean;

  @Field(() => Boolean, { description: 'True when a mail server is set; without one mails wait in the outbox' })
  hasMailServer!: boolean;

  @Field(() => String, { description: 'Public address, used in the links of mails' })
  origin!: string;

  @Field(() => [InstallationSettingType], { description: 'All settings as they are in force' })
  settings!: readonly InstallationSettingType[];

  @Field(() => Int, { description: 'Number of events that wait to be delivered' })
  eventsWaiting!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the oldest of them happened' })
  oldestEventAt!: Date | null;

  @Field(() => [BackgroundJobType], { description: 'Background work by kind' })
  jobs!: readonly BackgroundJobType[];
}

/** Payload of `jobsRetry`. */
export const JobsRetryPayload = payloadType('JobsRetryPayload', 'Result of giving background work another try', {
  count: [() => Int as never, 'Number of jobs that will be tried again'],
});
