export { createClient, signIn, type Client, type ClientOptions, type Credentials } from './client.ts';
export { RequestError, UserErrors, type Payload, type UserError } from './errors.ts';
export { paginate, type Connection, type PageVariables } from './paginate.ts';
export { typedDocument, type TypedDocument } from './typed-document.ts';
export * from './generated/operations.ts';
