import { createServer } from 'node:http';
import pg from 'pg';
import { readEnv } from '../env.ts';
import { STATEMENTS } from './operations.ts';

// The limit of `npm run bench`: bare node:http and one prepared statement a request, whose JSON text is passed through.
const pool = new pg.Pool({ connectionString: readEnv().DATABASE_URL, max: readEnv().XUELIAN_POOL });
// The database may be dropped while this process is on its way down.
pool.on('error', () => undefined);

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => void parts.push(part));
  request.on('end', () => {
    const { statement: name, values } = JSON.parse(Buffer.concat(parts).toString()) as {
      statement: keyof typeof STATEMENTS;
      values: unknown[];
    };
    pool.query<{ data: string }>({ name, text: STATEMENTS[name], values }).then(
      ({ rows }) => {
        const body = Buffer.from(`{"data":${rows[0]!.data}}`);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      },
      (error: unknown) => void response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`ready http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
