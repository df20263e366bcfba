/** The columns of one side of a comparison: a statement's value, and where it stands. @module */
import { z } from "zod";

/**
 * Columns `<side>_id`, `_value`, `_comparator`, `_document_id`, `_text_hash`, `_quote`, `_start`, `_end` of an indicator
 * that a derived row sets beside another. All but the document are null where the side is no indicator.
 */
export function stated<Side extends string>(side: Side, { zh, en }: { zh: string; en: string }) {
  return {
    [`${side}_id`]: z.string().nullable().meta({
      zh: `${zh}：指标陈述的标识`,
      en: `${en}: indicator`,
      references: "indicators.id",
    }),
    [`${side}_value`]: z.number().nullable().meta({ zh: `${zh}：数值`, en: `${en}: value` }),
    [`${side}_comparator`]: z.string().nullable().meta({
      zh: `${zh}：比较`,
      en: `${en}: comparator, as in indicators`,
    }),
    [`${side}_period`]: z.string().nullable().meta({ zh: `${zh}：时期`, en: `${en}: period` }),
    [`${side}_document_id`]: z.string().nullable().meta({
      zh: `${zh}：文件`,
      en: `${en}: document`,
      references: "documents.id",
    }),
    [`${side}_text_hash`]: z.string().nullable().meta({
      zh: `${zh}：文件版本`,
      en: `${en}: version of the document`,
      references: "document_versions.hash",
    }),
    [`${side}_quote`]: z.string().nullable().meta({ zh: `${zh}：原文`, en: `${en}: exact words` }),
    [`${side}_start`]: z.int().nullable().meta({
      zh: `${zh}：原文起点`,
      en: `${en}: start of the words in the clean text, UTF-16 code units; null for words of a title`,
    }),
    [`${side}_end`]: z.int().nullable().meta({
      zh: `${zh}：原文终点`,
      en: `${en}: end of the words, exclusive`,
    }),
  } as
    & Record<`${Side}_${"value" | "start" | "end"}`, z.ZodNullable<z.ZodNumber>>
    & Record<
      `${Side}_${"id" | "comparator" | "period" | "document_id" | "text_hash" | "quote"}`,
      z.ZodNullable<z.ZodString>
    >;
}
