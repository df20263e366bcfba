/** Where Chromium is. @module */
const names = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** The first of its usual places that is there, or null. */
export const executable = await found(names);

async function found(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
  return null;
}

/** Said once where tests are skipped. */
export const skipped = `skipped: no Chromium at ${
  names.join(", ")
} (Debian: apt install chromium fonts-noto-cjk)`;
