/** What the site search of Tianjin AMR finds for 检验检测, as its columns are drawn by a script. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { igs } from "../families/igs.ts";

export default defineSource({
  // who
  title: { zh: "天津市市场监督管理委员会：检验检测（检索）", en: "Tianjin AMR: search for 检验检测" },
  publisher: "天津市市场监督管理委员会",
  region: "120000",
  home: "https://scjg.tj.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  // searchWord is 检验检测. The column of 法定主动公开 (index_15958.html) asks the same service.
  list: igs({
    start:
      "https://scjg.tj.gov.cn/igs/front/search.jhtml?code=6b673dab567a4589b77308e18aad996b&pageNumber=1&pageSize=10&queryAll=true&searchWord=%E6%A3%80%E9%AA%8C%E6%A3%80%E6%B5%8B&siteId=43",
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
