/** Days as the sites count them: China Standard Time, UTC+8 without daylight saving. @module */

const offset = 8 * 3600 * 1000;

/** The day (`YYYY-MM-DD`) in China at an instant given as ISO 8601 UTC text or a `Date`. */
export function chinaDay(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + offset).toISOString().slice(0, 10);
}

/** The instant at which a day (`YYYY-MM-DD`) begins in China. */
export function chinaInstant(day: string): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() - offset);
}
