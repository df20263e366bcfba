/** Published lists at any size: intake, mapping, and the words they are read by. @module */
export { isListFile } from "./archived_issues.ts";
export { comparableName, restrictionKind } from "./cells.ts";
export { chainRecords } from "./chain_vocabulary.ts";
export { classifier, type Classify } from "./chains.ts";
export { giveList, type GivenList, listPaths, type ListPreview, previewList } from "./give_list.ts";
export { ingestList, type ListOptions, type ListReport } from "./intake.ts";
export { type ListLoad, loadLists } from "./load_lists.ts";
export { type Guess, guessMapping, type Mapping, parseMapping } from "./mapping.ts";
export type { ListPart } from "./staging.ts";
export { type NamedStandard, splitStandards } from "./standards.ts";
export { listTables, makeListTables } from "./tables.ts";
