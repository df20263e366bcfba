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
  column: number;
  row: number;
}

/** All provinces, row by row. */
export const tiles: readonly Tile[] = ([
  ["230000", "黑龙江", "Heilongjiang", 8, 1],
  ["150000", "内蒙古", "Inner Mongolia", 6, 2],
  ["220000", "吉林", "Jilin", 8, 2],
  ["650000", "新疆", "Xinjiang", 1, 3],
  ["620000", "甘肃", "Gansu", 3, 3],
  ["640000", "宁夏", "Ningxia", 4, 3],
  ["140000", "山西", "Shanxi", 5, 3],
  ["110000", "北京", "Beijing", 6, 3],
  ["120000", "天津", "Tianjin", 7, 3],
  ["210000", "辽宁", "Liaoning", 8, 3],
  ["540000", "西藏", "Xizang", 1, 4],
  ["630000", "青海", "Qinghai", 2, 4],
  ["610000", "陕西", "Shaanxi", 4, 4],
  ["410000", "河南", "Henan", 5, 4],
  ["130000", "河北", "Hebei", 6, 4],
  ["370000", "山东", "Shandong", 7, 4],
  ["510000", "四川", "Sichuan", 3, 5],
  ["500000", "重庆", "Chongqing", 4, 5],
  ["420000", "湖北", "Hubei", 5, 5],
  ["340000", "安徽", "Anhui", 6, 5],
  ["320000", "江苏", "Jiangsu", 7, 5],
  ["310000", "上海", "Shanghai", 8, 5],
  ["520000", "贵州", "Guizhou", 4, 6],
  ["430000", "湖南", "Hunan", 5, 6],
  ["360000", "江西", "Jiangxi", 6, 6],
  ["330000", "浙江", "Zhejiang", 7, 6],
  ["530000", "云南", "Yunnan", 3, 7],
  ["450000", "广西", "Guangxi", 4, 7],
  ["440000", "广东", "Guangdong", 5, 7],
  ["350000", "福建", "Fujian", 6, 7],
  ["710000", "台湾", "Taiwan", 7, 7],
  ["460000", "海南", "Hainan", 4, 8],
  ["820000", "澳门", "Macao", 5, 8],
  ["810000", "香港", "Hong Kong", 6, 8],
] as const).map(([code, zh, en, column, row]) => ({ code, zh, en, column, row }));
