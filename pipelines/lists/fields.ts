/**
 * The vocabulary of column headers: what lists call each field. Data only; add a header here and every list knows it.
 *
 * Names are written as {@linkcode headerKey} makes them: one width, no spaces, brackets or punctuation.
 *
 * @module
 */
import type { ListKind } from "../model/lists.ts";

/** Fields of a list of capabilities. */
const capabilityFields = [
  "institution",
  "certificate",
  "site",
  "address",
  "region",
  "valid_from",
  "valid_until",
  "field",
  "category",
  "category_2",
  "object",
  "parameter",
  "standard_name",
  "standard",
  "restriction",
  "note",
] as const;
/** Fields of a list of demands. */
const demandFields = [
  "chain",
  "enterprise",
  "region",
  "object",
  "parameter",
  "standard_name",
  "standard",
  "requirement",
  "kind",
] as const;
/** Fields of a register of instruments. */
const instrumentFields = [
  "name",
  "name_en",
  "model",
  "maker",
  "inventory_number",
  "owner",
  "region",
  "address",
  "field",
  "category",
  "value",
  "commissioned",
  "status",
  "mode",
  "fee",
  "hours_run",
  "hours_served",
  "functions",
] as const;
/** Fields of a list of institutions. */
const institutionFields = [
  "institution",
  "certificate",
  "region",
  "address",
  "field",
  "valid_from",
  "valid_until",
  "note",
] as const;

/** Any field of any list. */
export type Field = (
  | typeof capabilityFields
  | typeof demandFields
  | typeof instrumentFields
  | typeof institutionFields
)[number];

/** Fields by kind of list. */
export const fieldsOf: Record<ListKind, readonly Field[]> = {
  capabilities: capabilityFields,
  demands: demandFields,
  instruments: instrumentFields,
  institutions: institutionFields,
};

/** What lists call a field, most usual first; several fields may share a word, then the first in order takes it. */
type Names = Partial<Record<Field, readonly string[]>>;

const standardHeaders = {
  standard: [
    "依据的标准方法名称及编号含年号",
    "依据的标准方法名称及编号",
    "依据的标准方法编号",
    "标准方法名称及编号",
    "标准名称及编号",
    "检测依据",
    "检验依据",
    "检测标准方法",
    "检验检测标准",
    "检测标准",
    "检验标准",
    "依据标准编号",
    "检测标准编号",
    "检验标准编号",
    "标准编号",
    "标准号",
    "方法编号",
    "检测方法",
    "检验方法",
    "校准规范名称及代号",
    "校准规范名称及编号",
    "校准规范",
    "校准依据",
    "依据标准",
    "标准方法",
    "标准",
  ],
  standard_name: [
    "依据的标准方法名称",
    "标准方法名称",
    "依据标准名称",
    "检测标准名称",
    "检验标准名称",
    "标准名称",
    "方法名称",
  ],
} as const;

const objectHeaders = [
  "检测对象",
  "检验检测对象",
  "检验对象",
  "产品名称",
  "产品项目参数名称",
  "产品项目参数",
  "类别产品项目参数",
  "类别产品项目",
  "类别产品参数",
  "检测产品类别",
  "检测产品",
  "检验产品",
  "样品名称",
  "测量仪器名称",
  "被校准仪器",
  "校准对象",
  "计量器具名称",
  "检测能力",
  "检验检测能力",
  "产品",
  "对象",
] as const;

const parameterHeaders = [
  "参数",
  "项目参数",
  "检测参数",
  "检验参数",
  "检测项目参数",
  "检验检测项目参数",
  "检验项目参数",
  "产品项目参数名称",
  "产品项目参数",
  "检验检测项目",
  "检测项目",
  "检验项目",
  "校准参数",
  "校准项目",
  "被测量",
  "项目名称",
  "参数名称",
  "项目",
] as const;

const regionHeaders = [
  "行政区划",
  "所在地区",
  "所属地区",
  "所在地市",
  "所在市",
  "所在省",
  "所在省份",
  "所在城市",
  "所在省市",
  "所属省份",
  "所属地市",
  "所属城市",
  "企业所在地",
  "单位所在地",
  "机构所在地",
  "需求地区",
  "所在地",
  "地区",
  "地市",
  "城市",
  "省份",
] as const;

const institutionHeaders = {
  institution: [
    "机构名称",
    "检验检测机构名称",
    "检测机构",
    "检验检测机构",
    "实验室名称",
    "单位名称",
    "机构",
    "jgmc",
  ],
  certificate: [
    "资质认定证书编号",
    "cma证书编号",
    "证书编号",
    "资质证书编号",
    "资质认定编号",
    "证书号",
    "zzrdzsbh",
  ],
} as const;

const validityHeaders = {
  valid_from: ["发证日期", "颁证日期", "有效期起", "有效期自", "批准日期", "生效日期", "fzrq"],
  valid_until: ["有效期至", "有效日期", "有效期止", "证书有效期", "有效期限", "有效期", "截止日期", "yxq"],
} as const;

/** The vocabulary. */
export const headerNames: Record<ListKind, Names> = {
  capabilities: {
    ...institutionHeaders,
    site: ["场所名称", "检测场所", "检验检测场所", "场所"],
    address: ["检验检测场所地址", "检测场所地址", "场所地址", "机构地址", "实验室地址", "地址", "jgdz"],
    region: regionHeaders,
    ...validityHeaders,
    field: ["领域", "检测领域", "检验检测领域", "专业领域", "行业领域"],
    category: ["类别", "一级类别", "大类", "产品类别", "检测类别", "类别名称"],
    category_2: ["二级类别", "小类", "子类"],
    object: objectHeaders,
    parameter: parameterHeaders,
    ...standardHeaders,
    restriction: ["限制范围", "限制范围或说明", "限制范围及说明", "限制", "限制条件", "受限范围"],
    note: ["说明", "备注"],
  },
  demands: {
    chain: ["产业链名称", "重点产业链", "产业链", "所属产业链", "所属产业", "产业领域"],
    enterprise: ["企业名称", "需求单位", "需求企业", "提出单位", "单位名称", "发榜单位", "单位"],
    region: regionHeaders,
    object: objectHeaders,
    parameter: parameterHeaders,
    ...standardHeaders,
    requirement: [
      "需求内容",
      "需求描述",
      "检测需求",
      "检验检测需求",
      "技术需求",
      "需求名称",
      "榜单内容",
      "主要内容",
      "需求",
    ],
    kind: ["需求类型", "需求类别", "问题类型", "类型", "存在问题"],
  },
  instruments: {
    name: ["仪器名称", "中文名", "设备名称", "仪器设备名称", "中文名称", "名称"],
    name_en: ["英文名", "英文名称"],
    model: ["规格型号", "型号规格", "型号", "规格"],
    maker: ["生产制造商", "生产厂商", "制造商", "生产厂家", "厂家", "品牌"],
    inventory_number: ["单位内部编号", "资产编号", "设备编号", "仪器编号", "固定资产编号", "编号"],
    owner: ["所属单位", "单位名称", "管理单位", "所属机构", "依托单位", "拥有单位", "所在单位", "单位"],
    region: regionHeaders,
    address: ["安放地址", "放置地点", "存放地点", "安置地址", "所在地点", "地址"],
    field: ["主要学科领域", "学科领域", "应用领域", "领域"],
    category: ["仪器分类", "设备分类", "分类", "类别"],
    value: ["原值", "仪器原值", "设备原值", "购置价格", "价格", "金额", "价值"],
    commissioned: ["启用日期", "启用时间", "购置日期", "投入使用日期"],
    status: ["运行状态", "设备状态", "状态"],
    mode: ["共享模式", "共享方式", "开放共享方式", "对外开放共享规定", "开放方式", "是否共享"],
    fee: ["参考收费标准", "收费标准", "收费"],
    hours_run: ["年总运行机时", "运行机时", "年运行机时"],
    hours_served: ["年服务机时", "服务机时", "对外服务机时", "共享机时"],
    functions: ["主要功能", "功能", "服务内容", "主要功能及技术指标", "用途"],
  },
  institutions: {
    ...institutionHeaders,
    region: regionHeaders,
    address: [
      "机构地址",
      "实验室地址",
      "单位地址",
      "检验检测场所地址",
      "注册地址",
      "通讯地址",
      "地址",
      "jgdz",
    ],
    field: ["检测领域", "检验检测领域", "专业领域", "行业领域", "领域", "类别", "机构类别"],
    ...validityHeaders,
    note: ["说明", "备注"],
  },
};

/** Headers that are left out on purpose: numbers of rows, and whom to call — personal data is never taken over. */
export const ignoredHeaders: readonly string[] = [
  "序号",
  "行号",
  "no",
  "联系人",
  "联系方式",
  "联系电话",
  "电话",
  "手机",
  "邮箱",
  "电子邮箱",
  "负责人",
  "预约服务网址",
  "测量范围",
  "扩展不确定度k=2",
  "扩展不确定度",
  "设备来源",
  "产地国别",
  "国别",
];

/** A header for comparison: one width, lower case, no spaces, brackets or punctuation; units in brackets are cut off. */
export function headerKey(header: string): string {
  return header.normalize("NFKC").replace(/\((?:万?元|人民币|小时|h|年|台)\)/gi, "").toLowerCase()
    .replace(/[\s()\[\]【】《》<>"'“”:：、，,。.;；/\\\-_—*#]/g, "");
}
