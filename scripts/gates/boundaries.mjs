import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../lib/project.mjs';

const FOLDERS = ['api', 'admin', 'schema', 'migrations'];

/**
 * Checks who may import whom (.dependency-cruiser.cjs). Returns the faults and how many modules were looked at; a run
 * that saw none of a folder is a fault, for the tool calls that a success.
 */
export async function checkBoundaries(root) {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const args = [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout, output } = await runTool('depcruise', args, { cwd: root });
  let result;
  try {
    result = JSON.parse(stdout);
  } catch {
    return { faults: [`dependency-cruiser gave no result:\n${output}`], count: 0 };
  }
  const own = result.modules.map(({ source }) => source).filter((source) => FOLDERS.includes(source.split('/')[0]));
  const unseen = FOLDERS.slice(0, 2).filter((folder) => !own.some((source) => source.startsWith(`${folder}/`)));
  const why = new Map(rulesOf(result).map(({ name, comment }) => [name, comment]));
  return {
    count: own.length,
    faults: [
      ...unseen.map(
        (folder) => `dependency-cruiser saw no module of ${folder}/: the check is blind (is @swc/core there?)`,
      ),
      ...result.summary.violations.map(
        ({ from, to, rule, cycle }) =>
          `${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name ?? step).join(' -> ') : to}\n    ${why.get(rule.name) ?? ''}`,
      ),
    ],
  };
}

function rulesOf({ summary }) {
  const { forbidden = [], required = [] } = summary.ruleSetUsed ?? {};
  return [...forbidden, ...required];
}
