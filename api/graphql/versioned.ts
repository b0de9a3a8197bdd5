import 'reflect-metadata';
import { ArgsType, Field, ID, Int, type ClassType } from 'type-graphql';

/** A record to change, as the caller saw it. */
export interface Versioned {
  /** Public id. */
  readonly id: string;
  readonly version: number;
}

/** Arguments `id` and `version` of a mutation that changes a record which its caller has seen. */
export function versionedArguments(idText: string): ClassType<Versioned> {
  class Arguments {
    id!: string;
    version!: number;
  }
  Field(() => ID, { description: idText })(Arguments.prototype, 'id');
  Field(() => Int, { description: 'Version that the caller saw' })(Arguments.prototype, 'version');
  ArgsType()(Arguments);
  return Arguments;
}
