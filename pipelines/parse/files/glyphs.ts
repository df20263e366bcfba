/**
 * Characters as PDF fonts spell them → the characters meant.
 *
 * Fonts of Chinese PDFs map glyphs to radicals (⽣ U+2F63 for 生, ⻓ U+2ED3 for 长) that look the same and match
 * nothing. Those are normalised: NFKC for Kangxi radicals, compatibility ideographs and Latin ligatures; a
 * table for the radicals that NFKC leaves. The rest stays as written: NFKC would also turn ㎡, ①, ² and ， into
 * other text than the page shows.
 *
 * @module
 */

/** Radicals of simplified characters and their like, U+2E80–2EFF: pairs of radical and character. */
const supplement = new Map(
  ("⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺧牛⺨犭⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱网⺲罒⺳网⺴网⺶羊⺷羊⺸羊⺹耂⺺肀" +
    "⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟")
    .match(/../gu)?.map((pair): [string, string] => {
      const [radical = "", character = ""] = pair;
      return [radical, character];
    }),
);

/** Normalises glyph variants; private-use and replacement characters stay, so that they can be counted. */
export function plainGlyphs(text: string): string {
  return text.replace(/[\u2e80-\u2eff]/g, (radical) => supplement.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, (glyph) => glyph.normalize("NFKC"))
    // deno-lint-ignore no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
}

/** Share of characters, white space not counted, that mean nothing outside their font. */
export function unmappedShare(text: string): number {
  const visible = text.replace(/\s/g, "");
  const unmapped = visible.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  return visible.length === 0 ? 0 : unmapped / visible.length;
}
