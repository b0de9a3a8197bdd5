import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RESOLVERS } from '../app.ts';
import { projectRoot } from '../database/orm.ts';
import { buildSchema, printContract } from './build-schema.ts';

await writeFile(join(projectRoot(), 'schema', 'schema.graphql'), printContract(buildSchema(RESOLVERS)));
