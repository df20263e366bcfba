/** Names of persons beside contact data, told from offices and labels. Works on folded text. @module */

/** Single surnames that cover nearly everyone, and the commoner double ones. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧殷詹关耿焦左柳甘祝包宁尚符舒阮纪梅童凌毕单裴霍涂成苗谷曲盛冉柯翁蓝路游辛靳管柴蒙鲍华喻祁房蒲滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const doubleSurname = /^(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|夏侯|某)/;

const officeEnd =
  /[处科局室部办组司所院委厅会队站馆校厂店社网心台]$|(?:中心|公司|集团|机构|大队|支队|政府|市场|窗口)$/;
const placeEnd = /[省市县区镇乡村州庄盟旗路街]$/;
const title =
  /^(?:先生|女士|同志|老师|处长|副处长|科长|副科长|主任|副主任|局长|副局长|工程师|经理|律师|博士|教授)/;
const word =
  /联系|电话|手机|传真|邮箱|邮件|邮编|邮政|地址|方式|单位|部门|咨询|热线|投诉|举报|受理|监督|时间|网址|微信|座机|办公|姓名|职务|信箱|服务|及|号码|以下|如下|负责|应当|可以|提供/;

/** True for two to four characters that open with a surname, or with 某. */
export function isPersonName(text: string): boolean {
  return /^\p{sc=Han}{2,4}$/u.test(text) && !placeEnd.test(text) && !word.test(text) &&
    (surnames.includes(text[0] ?? "") || doubleSurname.test(text));
}

/** True for what ends like an office, a company or an institute. */
export function isOffice(text: string): boolean {
  return officeEnd.test(text);
}

/** A name within a text. */
interface Name {
  start: number;
  end: number;
}

/** One name: characters in a row, with `·` for names of other languages, or two characters spaced out. */
const token =
  /\p{sc=Han}\s{1,3}\p{sc=Han}(?![\p{sc=Han}])|\p{sc=Han}[\p{sc=Han}·]{1,29}|[^\s,，、;；:：()/.]/gu;

/**
 * The names that a text begins with, parted by 、 or the like; ends at a label, a number or a sentence. An office in
 * front (`认证处李某某`) is passed over. Untrusted text must open with a surname.
 */
export function namesIn(text: string, { trusted }: { trusted: boolean }): Name[] {
  const names: Name[] = [];
  for (const match of text.matchAll(token)) {
    const found = nameAt(match[0], trusted);
    if (found === "stop") break;
    if (found !== null) names.push({ start: match.index + found.start, end: match.index + found.end });
  }
  return names;
}

/** Null for what is passed over: an office alone, a form of address. */
function nameAt(text: string, trusted: boolean): Name | "stop" | null {
  if (!/^\p{sc=Han}.*\p{sc=Han}$/u.test(text) || word.test(text)) return "stop";
  if (title.test(text)) return null;
  const address = text.search(/(?:先生|女士|同志|老师|(?:副?(?:处|科|局)长)|副?主任|工程师|经理)$/);
  const core = address > 0 ? text.slice(0, address) : text;
  if (isOffice(core) && !(core.length <= 3 && isPersonName(core))) return null;
  const office = /^.{1,24}(?:[处科局室部办组司所院委厅会队]|中心|公司)(?=.{2,3}$)/u.exec(core)?.[0].length ??
    0;
  const name = core.slice(office > 0 && core.length > 4 ? office : 0);
  if (core.length > 4 && office === 0 && !core.includes("·")) return "stop";
  const start = core.length - name.length;
  return trusted || isPersonName(name) ? { start, end: core.length } : "stop";
}
