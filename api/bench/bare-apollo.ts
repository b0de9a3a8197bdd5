import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

// The least that an Apollo server needs: start-up and memory of `npm run bench` are held against it.
const server = new ApolloServer({ typeDefs: 'type Query { ping: Boolean }' });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.stdout.write(`ready ${url}\n`);
