import { AwsClient } from 'aws4fetch';
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { StoreUnavailable, type FileStore, type StoredFile } from '../../kernel/file-store.ts';

/** How to reach a bucket. */
export interface BucketSettings {
  /** Address of the bucket itself, by path or by host. */
  readonly url: string;
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
}

/** Begin of all names, so that whatever else lies in the bucket is left alone. */
const PREFIX = 'attachments/';
/** Longest wait for a short answer, and for a file on its way. */
const ANSWER_WITHIN_MS = 15_000;
const TRANSFER_WITHIN_MS = 300_000;
/** SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A store in a bucket that speaks the S3 protocol. */
export class BucketStore implements FileStore {
  readonly #client: AwsClient;
  readonly #bucket: string;
  readonly incoming: string;

  constructor(settings: BucketSettings, incoming: string) {
    this.#bucket = settings.url.replace(/\/+$/, '');
    this.incoming = incoming;
    this.#client = new AwsClient({
      accessKeyId: settings.keyId,
      secretAccessKey: settings.secret,
      region: settings.region,
      service: 's3',
      // Whoever uploads is told at once and may send again.
      retries: 0,
    });
  }

  async put(key: string, path: string, { bytes, sha256 }: StoredFile): Promise<void> {
    const body = await openAsBlob(path);
    await this.#ask('PUT', `/${PREFIX}${key}`, {
      body,
      // The digest is signed: bytes that change on the way are refused by the store.
      headers: { 'content-length': String(bytes), 'x-amz-content-sha256': sha256 },
      within: TRANSFER_WITHIN_MS,
    });
  }

  async open(key: string): Promise<Readable | null> {
    const response = await this.#ask('GET', `/${PREFIX}${key}`, { within: TRANSFER_WITHIN_MS, isAbsentFine: true });
    return response?.body ? Readable.fromWeb(response.body) : null;
  }

  async remove(key: string): Promise<void> {
    const response = await this.#ask('DELETE', `/${PREFIX}${key}`, { isAbsentFine: true });
    await response?.arrayBuffer();
  }

  async *list(): AsyncGenerator<{ key: string; storedAt: Date }> {
    let token: string | null = null;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: PREFIX });
      if (token !== null) {
        query.set('continuation-token', token);
      }
      const response = await this.#ask('GET', `/?${query.toString()}`);
      const page = await response!.text();
      for (const [, entry] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        const key = tag(entry!, 'Key')?.slice(PREFIX.length);
        const storedAt = new Date(tag(entry!, 'LastModified') ?? Number.NaN);
        if (key && !Number.isNaN(storedAt.getTime())) {
          yield { key, storedAt };
        }
      }
      token = tag(page, 'IsTruncated') === 'true' ? tag(page, 'NextContinuationToken') : null;
    } while (token !== null);
  }

  async #ask(
    method: string,
    path: string,
    options: {
      readonly body?: Blob;
      readonly headers?: Readonly<Record<string, string>>;
      readonly within?: number;
      readonly isAbsentFine?: boolean;
    } = {},
  ): Promise<Response | null> {
    let response: Response;
    try {
      const request = await this.#client.sign(`${this.#bucket}${path}`, {
        method,
        headers: { 'x-amz-content-sha256': EMPTY, ...options.headers },
        ...(options.body ? { body: options.body } : {}),
        signal: AbortSignal.timeout(options.within ?? ANSWER_WITHIN_MS),
        // A store that sends us elsewhere is not the one that was set.
        redirect: 'error',
      });
      response = await fetch(request);
    } catch (error) {
      throw new StoreUnavailable(`The file store can not be reached: ${(error as Error).message}`, { cause: error });
    }
    if (response.ok) {
      return response;
    }
    await response.body?.cancel();
    if (response.status === 404 && options.isAbsentFine) {
      return null;
    }
    throw new StoreUnavailable(`The file store answered ${method} with ${response.status}`);
  }
}

/** The text of the first element of this name; XML entities occur in continuation tokens alone. */
function tag(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined
    ? null
    : found.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
