/**
 * Where provinces stand on the tile grid: a drawing of neighbourhood and not a map, so no border is drawn anywhere.
 *
 * @module
 */

/** A province on the grid; column and row count from 1. */
export interface Tile {
  code: string;
  zh: string;
  en: string;
  /** Two letters, from GB/T 2260, where a tile is too small for the name in English. */
  letters: string;
  column: number;
  row: number;
}

/** All provinces, row by row. */
export const tiles: readonly Tile[] = ([
  ["230000", "黑龙江", "Heilongjiang", "HL", 8, 1],
  ["150000", "内蒙古", "Inner Mongolia", "NM", 6, 2],
  ["220000", "吉林", "Jilin", "JL", 8, 2],
  ["650000", "新疆", "Xinjiang", "XJ", 1, 3],
  ["620000", "甘肃", "Gansu", "GS", 3, 3],
  ["640000", "宁夏", "Ningxia", "NX", 4, 3],
  ["140000", "山西", "Shanxi", "SX", 5, 3],
  ["110000", "北京", "Beijing", "BJ", 6, 3],
  ["120000", "天津", "Tianjin", "TJ", 7, 3],
  ["210000", "辽宁", "Liaoning", "LN", 8, 3],
  ["540000", "西藏", "Xizang", "XZ", 1, 4],
  ["630000", "青海", "Qinghai", "QH", 2, 4],
  ["610000", "陕西", "Shaanxi", "SN", 4, 4],
  ["410000", "河南", "Henan", "HA", 5, 4],
  ["130000", "河北", "Hebei", "HE", 6, 4],
  ["370000", "山东", "Shandong", "SD", 7, 4],
  ["510000", "四川", "Sichuan", "SC", 3, 5],
  ["500000", "重庆", "Chongqing", "CQ", 4, 5],
  ["420000", "湖北", "Hubei", "HB", 5, 5],
  ["340000", "安徽", "Anhui", "AH", 6, 5],
  ["320000", "江苏", "Jiangsu", "JS", 7, 5],
  ["310000", "上海", "Shanghai", "SH", 8, 5],
  ["520000", "贵州", "Guizhou", "GZ", 4, 6],
  ["430000", "湖南", "Hunan", "HN", 5, 6],
  ["360000", "江西", "Jiangxi", "JX", 6, 6],
  ["330000", "浙江", "Zhejiang", "ZJ", 7, 6],
  ["530000", "云南", "Yunnan", "YN", 3, 7],
  ["450000", "广西", "Guangxi", "GX", 4, 7],
  ["440000", "广东", "Guangdong", "GD", 5, 7],
  ["350000", "福建", "Fujian", "FJ", 6, 7],
  ["710000", "台湾", "Taiwan", "TW", 7, 7],
  ["460000", "海南", "Hainan", "HI", 4, 8],
  ["820000", "澳门", "Macao", "MO", 5, 8],
  ["810000", "香港", "Hong Kong", "HK", 6, 8],
] as const).map(([code, zh, en, letters, column, row]) => ({ code, zh, en, letters, column, row }));
