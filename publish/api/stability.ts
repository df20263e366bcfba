/** What users of the API may rely on, as a page. @module */

/** The promise, in Markdown. */
export const stability = `# 稳定承诺 What stays

**/v1 之内不变 Within /v1 these stay:**

- 路径、参数名及其含义。Paths, names of parameters, and what they mean.
- 回答中已有字段的名称、类型与含义；可以增加字段。Names, types and meaning of the fields of an answer; fields may be added, so ignore what you do not know.
- 错误的形状（RFC 9457）与 \`type\` 的取值；可以增加取值。The shape of errors and the values of \`type\`; values may be added.
- 标识：同一事物的 id 不变。Ids: the id of one thing stays.
- 固定版本的地址：\`?version=\` 的回答逐字节不变，只要该版本仍保留；被清理的版本回答 410 并说明原因；已打包的版本照常回答，其 \`tables/\` 文件可复原，复原前回答 410。An address with \`?version=\`: the same bytes for ever, as long as the release is kept; a pruned one answers 410 and says why. A packed one answers as before; files of its \`tables/\` answer 410 and say how they come back.

**可能变化 These may change:** 不固定版本的数据；排序中的相关度；游标的写法（用过即弃）；限额；\`detail\` 的文字。Data without a version; the order by relevance; how a cursor is written; limits; the words of \`detail\`.

**停用 How something is withdrawn:** 先在 CHANGELOG 与本页写明，并以 \`Deprecation\` 与 \`Sunset\` 头（RFC 9745、RFC 8594）标出至少十二个月，再随 /v2 停用；/v1 与 /v2 并行至少十二个月。It is named in the changelog and here, marked by the header fields Deprecation and Sunset for at least twelve months, and leaves with /v2, which stands beside /v1 for at least twelve months.

**目前没有停用的内容。Nothing is deprecated at present.**
`;
