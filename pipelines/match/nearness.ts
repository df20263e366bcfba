/**
 * How near one place is to another: same city, same province, same group of provinces, elsewhere.
 *
 * The groups are those that national or joint papers of the provinces name; a province may be in several, and some are in none.
 *
 * @module
 */

/** Groups of provinces, by the first two digits of their codes: data, to be edited. */
export const regionGroups: readonly { name: string; provinces: readonly string[] }[] = [
  { name: "京津冀", provinces: ["11", "12", "13"] },
  { name: "长三角", provinces: ["31", "32", "33", "34"] },
  { name: "粤港澳", provinces: ["44", "81", "82"] },
  { name: "川渝", provinces: ["50", "51"] },
  { name: "东北", provinces: ["21", "22", "23"] },
  { name: "长江中游", provinces: ["36", "42", "43"] },
  { name: "西北", provinces: ["61", "62", "63", "64", "65"] },
  { name: "北部湾", provinces: ["44", "45", "46"] },
  { name: "黔滇", provinces: ["52", "53"] },
  { name: "晋冀鲁豫", provinces: ["13", "14", "37", "41"] },
];

/** From nearest to farthest; `unknown` where the capability's place is not printed, `unasked` where none was asked for. */
export const nearnesses = ["city", "province", "group", "elsewhere", "unknown", "unasked"] as const;
export type Nearness = (typeof nearnesses)[number];

/** Provinces, by two digits, that share a group with a place; its own is left out. */
export function neighbours(region: string): string[] {
  const own = region.slice(0, 2);
  const all = regionGroups.filter(({ provinces }) => provinces.includes(own)).flatMap(({ provinces }) =>
    provinces
  );
  return [...new Set(all)].filter((province) => province !== own).sort();
}

/** Whether a code means a whole province, or the nation. */
export function isProvince(region: string): boolean {
  return region.endsWith("0000");
}
