/** The rows of a list that was walked, each address once, packed: a column of twenty years has many. @module */
import { KeyTable } from "../archive/key_table.ts";
import { PackedList } from "../archive/packed_list.ts";
import type { Row } from "../../sources/define.ts";

/** The rows in the order of the list. What it gives is made anew each time. */
export class RowList implements Iterable<Row> {
  readonly #rows = new PackedList<Row>({
    pack: (row) => JSON.stringify(row),
    unpack: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
  });
  readonly #places = new KeyTable();

  get length(): number {
    return this.#rows.length;
  }

  /** Adds a row at the end, unless its address is there. */
  add(row: Row): void {
    const isIt = (order: number) => this.#rows.at(order)?.url === row.url;
    if (this.#places.find(row.url, (order) => isIt(order) || null)) return;
    this.#places.put(row.url, this.length, () => false);
    this.#rows.push(row);
  }

  [Symbol.iterator](): IterableIterator<Row> {
    return this.#rows[Symbol.iterator]();
  }
}
