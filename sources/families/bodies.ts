/**
 * Where the body of an article stands in each family's templates, best first. One site has templates of several ages, so a
 * source names all of its family; where nobody has recorded its template, the usual ones. A page that has none of them
 * has no body here, and the parser looks for the block with most text and marks what it finds as a guess.
 *
 * @module
 */

/** Containers by family, for `article({ body: bodies.trs })`. */
export const bodies = {
  trs: [".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", "#zoom", "#Zoom", ".view"],
  jpage: ["#zoom", ".main-txt", ".article-body"],
  nfcms: [".article-content", "#zoomcon", ".tyxxy_main", ".news_cont_d_wrap"],
  shanghai: ["#ivs_content", ".Article_content"],
  vsb: [".v_news_content"],
  usual: ["ucapcontent", ".TRS_Editor", ".trs_editor_view", ".v_news_content", "#zoom", ".article-content"],
};
