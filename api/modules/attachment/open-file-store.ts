import { join } from 'node:path';
import type { FileStore } from '../../kernel/file-store.ts';
import { DiskStore } from './disk-store.ts';
import { BucketStore, type BucketSettings } from './s3-store.ts';

/** Opens the store of an installation: the bucket that is set, else a folder beside the database. */
export async function openFileStore(dataDir: string, bucket: BucketSettings | null): Promise<FileStore> {
  const disk = await DiskStore.open(join(dataDir, 'files'));
  return bucket ? new BucketStore(bucket, disk.incoming) : disk;
}
