// Runs every check and test:  npm test            all of them
//                             npm test -- --only lint,api  [arguments for vitest, such as a file name]
import { gates } from './gates/gates.mjs';
import { root } from './lib/project.mjs';

const args = process.argv.slice(2);
const only = args[0] === '--only' ? (args[1] ?? '').split(',') : undefined;
const unknown = (only ?? []).filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0 || (!only && args.length > 0)) {
  const names = gates.map(({ name }) => name).join(' ');
  process.stderr.write(`没有这项检查 · No such check: ${unknown.join(' ') || args.join(' ')}\n  --only ${names}\n`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const red = [];
for (const { name, title, run } of gates.filter((gate) => !only || only.includes(gate.name))) {
  process.stdout.write(`\n── ${name} · ${title}\n`);
  const started = Date.now();
  const result = await run(root, only ? args.slice(2) : []).catch((error) => ({
    passed: 0,
    failed: 1,
    report: error.stack,
  }));
  passed += result.passed;
  failed += result.failed;
  if (result.report) {
    process.stdout.write(`${result.report.trim()}\n`);
  }
  if (result.failed > 0) {
    red.push(name);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`   ${result.failed > 0 ? '✗' : '✓'} ${result.note ?? ''}(${seconds} s)\n`);
}

if (red.length > 0) {
  process.stdout.write(`\n未通过 · Failed: ${red.join(' ')}\n`);
}
process.exitCode = failed > 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
