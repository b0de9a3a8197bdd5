import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RESOLVERS } from '../app.ts';
import { projectRoot } from '../database/orm.ts';
import { buildSchema, printContract, printNodeTypes } from './build-schema.ts';

const schema = buildSchema(RESOLVERS);
await writeFile(join(projectRoot(), 'schema', 'schema.graphql'), printContract(schema));
await writeFile(join(projectRoot(), 'schema', 'node-types.ts'), printNodeTypes(schema));
