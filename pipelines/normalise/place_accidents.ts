/**
 * Words in which the name of a place stands by accident: 创新乡村 holds 新乡, 示范县 holds 范县, 其中卫生 holds 中卫.
 *
 * Chinese writes no word boundaries, so a name counts only where its neighbours do not make it part of another word. The
 * table is about the language and knows no document; a name that is not in it is not doubted, except that
 *
 * - a unit named with one character (范县, 和县) needs a boundary before it, and 县域, 县级, 县城 are no names;
 * - a name that ends in 安 is not doubted before 全市 or 全省, but before 全, 装, 排 and the like it is.
 *
 * @module
 */

/** Each accident, the name in brackets: what stands left of it, right of it or on both sides. */
const accidents =
  "确[保定] [保定]期 [保定]点 [保定]位 创[新乡] 革[新乡] 更[新乡] 崭[新乡] 最[新乡] [新乡]村 [新乡]镇 [新乡]土 出[海口] 入[海口] 沿[海口]岸 " +
  "长[白山] 峨[眉山] [四平]方 [四平]台 招[商洛] 黄[河南] 黄[河北] 淮[河南] 淮[河北] 运[河南] 运[河北] 长[江西] 珠[江西] 泰[山东] 中[山东] 黄[山东] " +
  "泰[山西] 中[山西] 黄[山西] 洞庭[湖南] 洞庭[湖北] 太[湖南] 太[湖北] 西[湖南] 西[湖北] 白[云南] 沿[海南] 近[海南] 幸[福建] 造[福建] 祝[福建] " +
  "重[大庆] 盛[大庆] [大庆]典 [大庆]祝 [长治]久 [东营]商 国[泰安] 规[定西] 一[定西] 稳[定西] 华[北海] 东[北海] 西[北海] 双[重庆]祝 [重庆]典 " +
  "最[大连] 重[大连] [大连]接 [大连]锁 [大连]续 美[丽水] 壮[丽水] 资[金华] 基[金华] 资[金昌] 平[台州] 西[南通] 东[南通] 指[南通] [南通]道 [南通]过 " +
  "[南通]信 [南充]分 [南平]均 [南平]台 [中卫]生 [中卫]星 [固原]则 [固原]有 [河源]头 [河池]塘 推[广安] 国[内江] 境[内江] 省[内江] 区[内江] 非[常德] " +
  "创[新余] [上海]洋 [上海]拔 出[河源] 牢[固原] 便[宜昌] 适[宜宾] 工[商丘] 招[商丘] [海东]西 [济源]头 经[济源] 救[济宁] [安阳]光 平[安顺] 治[安庆]";

interface Accident {
  left: string;
  right: string;
}

const byName: ReadonlyMap<string, Accident[]> = Map.groupBy(
  accidents.split(" ").map((accident) => {
    const [left = "", name = "", right = ""] = accident.split(/[[\]]/);
    return { left, name, right };
  }),
  ({ name }) => name,
);

const boundary = /^(?:[^一-龥]|[在由与和及于从到对为将赴向])?$/;
const countyWord = /^[域级城委乡办]/;
const peace = /^(?:全(?![市省面年区县部力程国])|装(?!备)|排(?!名)|置|防|检)/;

/** Whether the name that stands at a place is only part of another word there. */
export function isAccident(text: string, { at, name }: { at: number; name: string }): boolean {
  const end = at + name.length;
  if (name.length === 2 && name.endsWith("县") && isPartOfWord(text, [at, end])) return true;
  if (name.endsWith("安") && peace.test(text.slice(end, end + 2))) return true;
  const known = byName.get(name);
  return known !== undefined &&
    known.some(({ left, right }) => text.startsWith(right, end) && text.endsWith(left, at));
}

function isPartOfWord(text: string, [at, end]: [number, number]): boolean {
  return !boundary.test(text.charAt(at - 1)) || countyWord.test(text.charAt(end));
}
