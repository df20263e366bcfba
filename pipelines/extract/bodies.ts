/**
 * Bodies named in a sentence: lists such as 省市场监管局、省科技厅等部门, kept as printed and in order.
 *
 * @module
 */

import { matchesOf } from "../normalise/matches.ts";

const ending =
  /(?:[局厅委办院所站处科股组队部署会社园校馆室]|中心|大学|学院|协会|学会|商会|部门|单位|机构|公司|集团|政府|联盟|银行|企业|高校|街道|乡镇|镇街|海关|税务|园区|开发区|经开区|高新区|专班|联席会议|各镇|(?:各|有关|相关)(?:地|市|县|区|州|地区|市州|县区|市县|省市|省辖市|设区市|地市|地级市|地级以上市|盟市|区县|县市|县市区|县\(市、区\)|市\(州\)))(?:\([^()]{1,30}\))?$/;

/** Whether a name ends like that of a body: 省科技厅, 各地市场监管部门, 省检验检测认证中心. */
export function isBody(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && ending.test(name) && !noName.test(name);
}

/** What opens with a conjunction or a verb, tells of a founding, or is a label is no name. */
const noName =
  /^(?:[的和及与等或(前]|调研|帮助|支持|鼓励|引导|推动|推进|助力|扶持|组建|成立|设立|建立|发起|加强|提升|完善|(?:责任|牵头|配合|主办|协办|参与|承办|落实)(?:单位|部门|机构|处室|科室)$)|发起|组建/;

/**
 * The names of a list. 和, 及 and 与 part two names only where both sides are bodies (省工业和信息化厅 is one). A closing
 * 等 or 等部门 is kept as the last element, for it says that the list goes on. Empty when any part is no body.
 */
export function splitBodies(list: string): string[] {
  const others = /等(?:有关|相关)?(?:部门|单位|地区|市)?$/.exec(list)?.[0] ?? "";
  const named = (others ? list.slice(0, -others.length) : list).replace(/^(?:会同|由|请)/, "");
  const names = named.split(/[、,，;；](?![^()]{0,40}\))/).map((part) => part.trim()).filter(Boolean).flatMap(
    splitPair,
  );
  if (names.length === 0 || !names.every(isBody)) return [];
  return others ? [...names, others] : names;
}

/** The same where a label or duty says that it lists bodies: one that is known as such vouches for the others. */
export function splitCharged(list: string): string[] {
  const strict = splitBodies(list);
  if (strict.length > 0) return strict;
  const others = /等(?:有关|相关)?(?:部门|单位|地区|市)?$/.exec(list)?.[0] ?? "";
  const names = list.slice(0, list.length - others.length).split(/[、,，;；](?![^()]{0,40}\))/).map((part) =>
    part.trim()
  ).filter(Boolean).flatMap(splitPair);
  const plausible = names.every((name) =>
    plainName.test(name) && !noName.test(name) && name.search(verb) < 0
  );
  if (!plausible || !names.some(isBody)) return [];
  return others ? [...names, others] : names;
}

const plainName = /^[一-龥()A-Za-z]{2,24}$/;

const joint = /会同|[和及与]/g;

function splitPair(part: string): string[] {
  for (const match of matchesOf(part, joint)) {
    const left = part.slice(0, match.index), right = part.slice(match.index + match[0].length);
    if (isBody(left) && right.split(/会同|[和及与]/).some(isBody)) return [left, ...splitPair(right)];
  }
  return [part];
}

/** Words that end the subject of a sentence: what the bodies must do, or how; not where they are part of a name. */
const verb = new RegExp(
  [
    "要(?!素)|应(?!急)|将|须|需|拟|可以|组织(?!部)|联合(?!会)|研究(?!院|所|中心|会)|推进(?!委|办|领导|小组)|对(?!外)|建设(?![厅局委和部管])",
    "都(?=要|应|须|将)|负责|牵头|汇总|审核|统一(?!战线)|会同|安排|承担(?!单位|机构)|请|协调|督促|统筹|抓好|抓紧|编制|修订|起草|制定|出台|印发|发布|召开|开展|启动|实施|落实|做好|完成",
    "加强|加快|加大|强化|深化|完善|扩大|提升|推动|推广|培育|打造|建立|形成|提供|提出|汇总|报送|上报|申报|申请|争取|指导|引导|鼓励|支持",
    "帮助|发起|筹建|公开|开放|承诺|明确|组成|组建|成立|设立|配合|参[与加](?!机构|单位|企业|人员)|协助|收到|接到|登录|立案|查处|定期|及时|分别|共同|每季|每半|每月|选派|确定|引进|举办|承办|主办|利用|采取|坚持|实现",
    "通过|对照|按照|根据|结合|围绕|依托|充分|全面|进一步|不断|持续|继续|积极|认真|力争|每年|已|并|于|在|为|向|以|[,，。;；:：“”《]",
  ].join("|"),
);

/** The bodies that a sentence or clause opens with, before its verb; empty when it opens otherwise. */
export function subjectOf(clause: string): string[] {
  const head = clause.slice(0, 120).replace(/^[\s(（【—:：、]+/, "").replace(
    /^(?:请|由|各有关|并|同时)(?=[省市县区各])/,
    "",
  );
  const stop = head.search(verb);
  if (stop < 2) return [];
  return splitBodies(head.slice(0, stop).trim());
}
