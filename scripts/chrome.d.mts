/** The path of a Chrome or Chromium that starts; installs one when there is none, or throws what to install. */
export function findChrome(): Promise<string>;
