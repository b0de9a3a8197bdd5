import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './say.mjs';

/** No installation or build takes longer. */
const LONGEST = 1_800_000;

/** Runs `task` while no other process runs one under the same lock file; waits for a living holder. */
export async function exclusively(file, task) {
  mkdirSync(dirname(file), { recursive: true });
  for (let turn = 0; !take(file); turn++) {
    if (turn === 1) {
      say('等待另一个命令完成安装或构建 · waiting for another command to finish installing or building');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const free = () => rmSync(file, { force: true });
  process.once('exit', free);
  try {
    return await task();
  } finally {
    free();
    process.removeListener('exit', free);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
    if (!isHeld(file)) {
      rmSync(file, { force: true });
    }
    return false;
  }
}

/** A killed holder leaves its file behind, and its number may go to another process. */
function isHeld(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const holder = Number(readFileSync(file, 'utf8'));
    return holder === 0 ? age < 10_000 : age < LONGEST && isAlive(holder);
  } catch {
    return true;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
