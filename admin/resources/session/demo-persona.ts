import type { DemoPersonasQuery } from '../../gql/session.ts';

/** One ready-made login of the demo federation. */
export type DemoPersona = NonNullable<DemoPersonasQuery['demoPersonas']>[number];
