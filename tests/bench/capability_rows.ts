/**
 * Makes capability lists of any size: seeded, streamed, with the cardinalities of real lists — a thousand rows an institution,
 * some twenty parameters a standard, half of the rows without a restriction. All names and numbers are invented.
 *
 * @module
 */

/** What to make. */
export interface Making {
  rows: number;
  seed: number;
  /** One in so many rows gets another restriction than the same list without changes; 0 changes none. */
  changeEvery: number;
}

/** Header of the lists made. */
export const header = "序号,资质认定证书编号,机构名称,场所名称,检验检测场所地址,领域,类别,检测对象,参数," +
  "依据的标准（方法）名称及编号（含年号）,限制范围,有效期至,说明";

const cities = [
  "广州市",
  "深圳市",
  "韶关市",
  "南京市",
  "苏州市",
  "成都市",
  "绵阳市",
  "沈阳市",
  "大连市",
  "南昌市",
];
const fields = ["产品质量检验", "食品检验", "环境监测", "建筑工程检测", "机动车检验"];
const tops = ["电子电气", "食品", "环境", "建材", "机械", "纺织", "化工", "汽车", "医疗器械", "能源"];
const leaves = [
  "家用电器",
  "照明",
  "水和废水",
  "水泥",
  "轴承",
  "服装",
  "涂料",
  "动力电池",
  "植入器械",
  "光伏组件",
];
const wares = [
  "加热器",
  "水泵",
  "灯具",
  "轴承",
  "涂料",
  "面料",
  "电池",
  "组件",
  "钢筋",
  "饮料",
  "阀门",
  "传感器",
];
const traits = [
  "结构",
  "机械强度",
  "接地措施",
  "泄漏电流",
  "循环寿命",
  "含水率",
  "耐磨性",
  "甲醛",
  "铅",
  "总氮",
  "噪声",
  "外观",
];
const prefixes = [
  "GB",
  "GB/T",
  "GB/T",
  "GB/T",
  "HJ",
  "JJG",
  "JJF",
  "YY/T",
  "JGJ",
  "DB44/T",
  "T/CAS",
  "ISO",
  "IEC",
  "ASTM D",
];
const restrictions = [
  "三相器具",
  "嵌入式加热器",
  "现场检测",
  "直径大于50mm的样品",
  "高压冲击试验",
  "植入部件",
];

/** Pseudo-random numbers in [0, 1), the same for one seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const rowsOfInstitution = 1000;
const rowsOfStandard = 19;

/** The list as chunks of text, header first; every row ends with a line feed. */
export function* capabilityRows({ rows, seed, changeEvery }: Making): Generator<string> {
  const next = random(seed), changed = random(seed + 1);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  let chunk = header + "\n", head = "", test = "", tail = "";
  for (let index = 0; index < rows; index++) {
    if (index % rowsOfInstitution === 0) {
      const number = index / rowsOfInstitution, city = pick(cities);
      const year = 19 + Math.floor(next() * 7);
      const serial = String(number).padStart(8, "0");
      head = `${year}27${serial},${city}第${number}检验检测有限公司,主场所,${city}示例路${number % 900}号,`;
      tail = `,20${year + 6}-0${1 + number % 9}-15,`;
    }
    if (index % rowsOfStandard === 0) {
      const level = Math.floor(next() * 10), kind = 1 + Math.floor(next() * next() * 3000);
      const object = `${kind}型${wares[kind % wares.length]}`;
      const serial = 1000 + Math.floor(next() * next() * 30000),
        part = serial % 3 === 0 ? `.${1 + serial % 40}` : "";
      const prefix = prefixes[serial % prefixes.length];
      const standard = `${wares[serial % wares.length]} 第${
        1 + serial % 9
      }部分：特殊要求${prefix} ${serial}${part}-${1995 + serial % 29}`;
      test = `${fields[level % 5]},${tops[level]}-${leaves[level]},${object},|,${standard},`;
    }
    const parameter = `${pick(traits)}${Math.floor(next() * next() * 900)}`;
    let restriction = next() < 0.5 ? "" : `不测：${pick(restrictions)}`;
    if (changeEvery > 0 && changed() * changeEvery < 1) restriction = `不测：变更${index % 100}`;
    chunk += `${index + 1},${head}${test.replace("|", parameter)}${restriction}${tail}\n`;
    if (chunk.length > 1 << 20) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

/** Writes a list to a file; returns its size in bytes. */
export async function writeCapabilityList(path: string, making: Making): Promise<number> {
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const encoder = new TextEncoder();
  let size = 0;
  for (const chunk of capabilityRows(making)) {
    const bytes = encoder.encode(chunk);
    for (let done = 0; done < bytes.length;) done += await file.write(bytes.subarray(done));
    size += bytes.length;
  }
  return size;
}
