/**
 * What a restriction does to a demand, as an SQL expression: 0 nothing, 1 it touches it, 2 it shuts it out.
 *
 * 不测：A, B   shuts out a demand for A, or for a part of it that makes up half of its words; touches one for what A is a case of
 *             (100cm以上样品的耐久性试验 touches 耐久性试验); leaves all others alone
 * 只测：A, B   leaves alone a demand that A or B speaks of; touches all others, and shuts out a wanted parameter that is not among
 *             them where the row stands for all parameters
 *
 * @module
 */

/** What the expression reads. */
export interface EffectOperands {
  /** `restriction_kind`. */
  kind: string;
  /** `VARCHAR[]` of the restriction, taken apart and folded. */
  parts: string;
  /** `VARCHAR[]` of the demand's parts, folded. */
  wanted: string;
  /** Boolean: the row stands for all parameters, and a parameter is wanted. */
  whole: string;
}

/** The expression; restrictions that are neither (`other`) change nothing, their words stand beside the hit. */
export function effectSql({ kind, parts, wanted, whole }: EffectOperands): string {
  const some = (condition: string) =>
    `len(list_filter(${parts}, lambda p: len(list_filter(${wanted}, lambda x: ${condition})) > 0)) > 0`;
  const related = some("contains(x, p) OR contains(p, x)");
  const names = some("x = p OR contains(x, p) AND 2 * length(p) >= length(x)");
  return `CASE ${kind} WHEN 'excludes' THEN CASE WHEN ${names} THEN 2 WHEN ${related} THEN 1 ELSE 0 END
    WHEN 'only' THEN CASE WHEN ${related} THEN 0 WHEN ${whole} THEN 2 ELSE 1 END ELSE 0 END`;
}
