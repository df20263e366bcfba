/**
 * The body of an article on a page of unknown make: the innermost block that holds most of the paragraphs.
 *
 * Every paragraph (a block with text of its own; a table cell too) gives its length, link text not counted, to the block
 * around it and less to the blocks further out, so a wrapper wins only when it holds several such blocks. What a browser
 * does not show does not count.
 *
 * @module
 */
import { isHidden, type Node } from "../../sources/families/html.ts";

type Element = Extract<Node, { attribs: Record<string, string> }>;

/** What a paragraph gives to the block around it, to the next one out, and so on. */
const shares = [1, 0.5, 0.25];

/** Never a container themselves; a table cell is one for the paragraphs in it, as in a page laid out with tables. */
const rows = new Set("tr tbody thead tfoot table ul ol li dl dd dt".split(" "));
const inline = new Set(
  "a abbr b bdo big br cite code em font i ins kbd label mark q s small span strong sub sup u".split(" "),
);
const ignored = new Set(
  "script style noscript select option button textarea nav header footer iframe svg".split(" "),
);

/** Shorter blocks are labels and menu entries. */
const shortestParagraph = 10;

/** Finds the container among parsed nodes, or null when no block holds a paragraph. */
export function findContainer(nodes: readonly Node[]): Node | null {
  const scores = new Map<Node, number>();
  const pending: { node: Node; around: Link | null }[] = nodes.map((node) => ({ node, around: null }))
    .reverse();
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { node, around } = step;
    if (!("attribs" in node) || ignored.has(node.name) || isHidden(node)) continue;
    const weight = ownText(node);
    if (weight >= shortestParagraph) credit(scores, { weight, around: around ?? { node, outer: null } });
    const inside = rows.has(node.name) || inline.has(node.name) || node.name === "p"
      ? around
      : { node, outer: around };
    for (const child of node.children.toReversed()) pending.push({ node: child, around: inside });
  }
  return best(scores);
}

/** The blocks around a node, innermost first. */
interface Link {
  node: Node;
  outer: Link | null;
}

function credit(scores: Map<Node, number>, { weight, around }: { weight: number; around: Link }): void {
  let link: Link | null = around;
  for (const share of shares) {
    if (link === null) return;
    scores.set(link.node, (scores.get(link.node) ?? 0) + weight * share);
    link = link.outer;
  }
}

/** The highest score; of equals the one met last, which is the inner. */
function best(scores: Map<Node, number>): Node | null {
  let [winner, highest]: [Node | null, number] = [null, 0];
  for (const [node, score] of scores) {
    if (score >= highest) [winner, highest] = [node, score];
  }
  return winner;
}

/** Length of the text that stands in the element itself or in inline elements of it, links left out. */
function ownText(element: Element): number {
  if (inline.has(element.name)) return 0;
  let length = 0;
  const pending: Node[] = [...element.children];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "text") length += node.data.replace(/\s+/g, "").length;
    else if ("attribs" in node && inline.has(node.name) && node.name !== "a" && !isHidden(node)) {
      for (const child of node.children) pending.push(child);
    }
  }
  return length;
}
