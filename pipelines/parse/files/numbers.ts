/** Numbers and dates of spreadsheets as text, the same for every format. @module */

/** Plain decimal of at most 15 digits, which is what a spreadsheet shows: 0.1 + 0.2 is 0.3. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  if (!Number.isFinite(value)) return "";
  const rounded = Number(value.toPrecision(15));
  if (Number.isInteger(rounded) && Math.abs(rounded) < 1e21) return BigInt(rounded).toString();
  const plain = String(rounded);
  // JavaScript writes exponents under 1e-6; under 1e-15 so does a spreadsheet.
  return plain.includes("e-") && Math.abs(rounded) > 1e-15 ? rounded.toFixed(20).replace(/0+$/, "") : plain;
}

const secondsADay = 86_400;

/**
 * Date cell → ISO 8601: a day, a day with time, or a time alone for serials under 1. Serial 60 is 29 February
 * 1900, which only spreadsheets know; serials before it are a day off there, and dates so early do not occur
 * here.
 */
export function serialText(serial: number, { from1904 }: { from1904: boolean }): string {
  const seconds = Math.round(serial * secondsADay);
  const since = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(since + seconds * 1000);
  if (Number.isNaN(date.getTime())) return numberText(serial);
  return serial >= 0 && serial < 1 ? timeOf(date) : dateText(date);
}

/**
 * A day, or a day with time when it is not midnight, to the second; UTC fields count. `#NUM!` for no date at
 * all.
 */
export function dateText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  if (Number.isNaN(rounded.getTime())) return "#NUM!";
  const [day = "", time = ""] = rounded.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day}T${withoutZeros(time)}`;
}

function timeOf(date: Date): string {
  return withoutZeros(date.toISOString().slice(11));
}

/** `18:30:00.000Z` → `18:30`; seconds stay when there are any, fractions never. */
function withoutZeros(time: string): string {
  return time.slice(5, 8) === ":00" ? time.slice(0, 5) : time.slice(0, 8);
}
