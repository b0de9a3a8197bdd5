/** Writes a line for the human at the terminal; stdout stays free for results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Shows that a long step is alive: on a terminal one line that is rewritten every second, elsewhere a line every
 * fifteen seconds. `describe` is asked for what is known at that moment. Returns the function that ends it.
 */
export function showProgress(title, describe = () => '') {
  const started = Date.now();
  const live = process.stderr.isTTY === true;
  say(title);
  const timer = setInterval(
    () => {
      const line = `  … ${Math.round((Date.now() - started) / 1000)} s ${describe()}`;
      process.stderr.write(live ? `\r\u001b[K${line}` : `${line}\n`);
    },
    live ? 1000 : 15_000,
  );
  timer.unref();
  return () => {
    clearInterval(timer);
    if (live) {
      process.stderr.write('\r\u001b[K');
    }
    return ((Date.now() - started) / 1000).toFixed(1);
  };
}
