import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads the installation secret of the data folder, making it on first use, readable by its owner alone. */
export async function installationSecret(dataDir: string, given: string | undefined): Promise<Buffer> {
  if (given) {
    return Buffer.from(given, 'utf8');
  }
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'secret');
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(randomBytes(48).toString('base64url'));
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  const text = (await readFile(file, 'utf8')).trim();
  if (text.length < 32) {
    throw new Error(`The secret in ${file} is damaged; restore it from your backup.`);
  }
  return Buffer.from(text, 'utf8');
}
