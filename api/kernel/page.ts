import { createHmac, timingSafeEqual } from 'node:crypto';
import { badRequest } from './access.ts';
import { canonicalJson } from './audit.ts';
import { LIMITS } from '../../schema/limits.ts';

/** Arguments that every connection takes. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly offset?: number | null;
}

/** Checked paging: how many, in which direction, from where. */
export interface Page {
  readonly size: number;
  readonly isBackward: boolean;
  readonly cursor: readonly (string | number | boolean)[] | null;
  readonly offset: number;
}

/** Makes and reads the cursors of one list: signed, and bound to its order, filter and reader. */
export class CursorCodec {
  readonly #secret: Buffer;
  readonly #binding: unknown;
  #boundTo: string | null = null;

  constructor(secret: Buffer, binding: unknown) {
    this.#secret = secret;
    this.#binding = binding;
  }

  #sign(body: string): Buffer {
    // Most lists are read without a cursor: what binds it is written out with the first one.
    this.#boundTo ??= canonicalJson(this.#binding);
    return createHmac('sha256', this.#secret).update(this.#boundTo).update('\n').update(body).digest().subarray(0, 12);
  }

  /** Writes the cursor after a row with these sort keys. */
  encode(keys: readonly unknown[]): string {
    const body = JSON.stringify(keys);
    return `${this.#sign(body).toString('base64url')}.${Buffer.from(body).toString('base64url')}`;
  }

  /** Reads a cursor; throws `INVALID_CURSOR` when it is forged, cut or of another list. */
  decode(cursor: string, keyCount: number): readonly (string | number | boolean)[] {
    const [signature = '', encoded = ''] = cursor.length > 2000 ? [] : cursor.split('.');
    const body = Buffer.from(encoded, 'base64url').toString('utf8');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#sign(body);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw badRequest('INVALID_CURSOR');
    }
    const keys = JSON.parse(body) as (string | number | boolean)[];
    if (keys.length !== keyCount) {
      throw badRequest('INVALID_CURSOR');
    }
    return keys;
  }
}

/** Checks paging arguments before any SQL runs. */
export function readPage(
  args: PageArguments,
  codec: CursorCodec,
  keyCount: number,
  defaultSize: number = LIMITS.pageSizeDefault,
  largest: number = LIMITS.pageSize,
): Page {
  const isBackward = args.last !== undefined && args.last !== null;
  if ((isBackward && args.first !== undefined && args.first !== null) || (isBackward ? args.after : args.before)) {
    throw badRequest('PAGE_DIRECTION');
  }
  const size = (isBackward ? args.last : args.first) ?? defaultSize;
  if (!Number.isInteger(size) || size < 1 || size > largest) {
    throw badRequest('PAGE_SIZE', { max: largest });
  }
  const cursor = isBackward ? args.before : args.after;
  const offset = args.offset ?? 0;
  if (offset < 0 || offset > LIMITS.pageOffset || (offset > 0 && (cursor || isBackward))) {
    throw badRequest('OFFSET_RANGE', { max: LIMITS.pageOffset });
  }
  return { size, isBackward, cursor: cursor ? codec.decode(cursor, keyCount) : null, offset };
}
