/**
 * Names of versions: the day of the release in China, and from the second release of a day on `.2`, `.3` …
 *
 *     2024-09-06   2024-09-06.2   2024-09-07
 *
 * @module
 */

const shape = /^\d{4}-\d{2}-\d{2}(?:\.(?:[2-9]|[1-9]\d{1,5}))?$/;

/** Whether a text has the shape of a version; what comes from an address must pass here before it names a folder. */
export function isVersion(text: string): boolean {
  return shape.test(text);
}

function parts(version: string): { day: string; number: number } {
  const [day = "", number = "1"] = version.split(".");
  return { day, number: Number(number) };
}

/** Order of versions, oldest first: `.10` comes after `.9`. */
export function compareVersions(left: string, right: string): number {
  const a = parts(left), b = parts(right);
  return a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1;
}

/** The name after all taken ones. A clock that went backwards stays on the newest day taken, so order is never lost. */
export function nextVersion(today: string, taken: readonly string[]): string {
  const newest = taken.toSorted(compareVersions).at(-1);
  if (newest === undefined || parts(newest).day < today) return today;
  const { day, number } = parts(newest);
  return `${day}.${number + 1}`;
}
