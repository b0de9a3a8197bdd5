import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './say.mjs';

/** Runs `task` while no other process runs one under the same lock file; waits for a living holder. */
export async function exclusively(file, task) {
  mkdirSync(dirname(file), { recursive: true });
  for (let announced = false; !take(file); announced = true) {
    if (!announced) {
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
    if (!isAlive(holder(file))) {
      rmSync(file, { force: true });
    }
    return false;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    // A file just made and not yet written belongs to a living process.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
