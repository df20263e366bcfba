/** Instruments: large instruments registered for sharing. @module */
import { z } from "zod";
import { listOrigin } from "./list_origin.ts";
import { defineTable } from "./table.ts";

/** Whether others may use it; the printed words stay beside it. */
export const sharingModes = ["shared", "partly_shared", "not_shared"] as const;

/** A row is one instrument. Contact persons, telephones and mail addresses are never taken over. */
export const instruments = defineTable({
  name: "instruments",
  title: { zh: "大型仪器", en: "Instruments" },
  description: {
    zh: "一行是一台登记的大型仪器设备。",
    en: "A row is one large instrument of a register.",
  },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Stable id derived from the list, owner, number, name and model" }),
    name: z.string().nullable().meta({ zh: "仪器名称", en: "Name" }),
    name_en: z.string().nullable().meta({ zh: "英文名称", en: "English name" }),
    model: z.string().nullable().meta({ zh: "规格型号", en: "Model" }),
    maker: z.string().nullable().meta({ zh: "生产厂商", en: "Maker" }),
    inventory_number: z.string().nullable().meta({ zh: "单位内部编号", en: "Number the owner gave it" }),
    owner: z.string().nullable().meta({ zh: "所属单位（照原文）", en: "Owner as printed" }),
    institution_id: z.string().nullable().meta({
      zh: "机构标识",
      en: "Owner after resolution across lists",
      references: "institutions.id",
    }),
    region_code: z.string().nullable().meta({
      zh: "地区代码（GB/T 2260）",
      en: "Place of the instrument, else of the owner, else of the list",
      references: "regions.code",
    }),
    address: z.string().nullable().meta({ zh: "安放地址", en: "Where it stands, as printed" }),
    field: z.string().nullable().meta({ zh: "学科领域", en: "Field, as printed" }),
    category: z.string().nullable().meta({ zh: "仪器分类", en: "Class of instrument, as printed" }),
    value_text: z.string().nullable().meta({ zh: "原值（照原文）", en: "Value as printed" }),
    value_yuan: z.number().nullable().meta({
      zh: "原值（元）",
      en: "Value at purchase; 万元 scaled by the header's or the cell's unit; null when neither says",
      unit: "元",
    }),
    commissioned: z.iso.date().nullable().meta({ zh: "启用日期", en: "Day it was put to use" }),
    status: z.string().nullable().meta({ zh: "运行状态", en: "State, as printed" }),
    mode_text: z.string().nullable().meta({ zh: "共享模式（照原文）", en: "Mode of sharing, as printed" }),
    mode: z.enum(sharingModes).nullable().meta({
      zh: "共享方式：shared 外部共享，partly_shared 部分共享，not_shared 不共享",
      en:
        "shared with others, partly_shared (within the owner, or by arrangement), not_shared; null when not said",
    }),
    fee: z.string().nullable().meta({ zh: "收费标准", en: "Fee, as printed" }),
    hours_run: z.number().nullable().meta({ zh: "年总运行机时", en: "Hours it ran in a year", unit: "h" }),
    hours_served: z.number().nullable().meta({
      zh: "年服务机时",
      en: "Hours it served others in a year",
      unit: "h",
    }),
    functions: z.string().nullable().meta({
      zh: "主要功能及服务内容",
      en: "What it does, as printed, personal data masked",
    }),
    chains: z.array(z.string()).meta({
      zh: "产业链标识，未归类为空",
      en: "Industry chains it serves (ids of chains, in order); empty when unclassified",
    }),
    ...listOrigin,
  }),
});
export type InstrumentRecord = z.infer<typeof instruments.schema>;
