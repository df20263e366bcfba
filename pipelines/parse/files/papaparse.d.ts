// Types of the part of papaparse that Zhiji uses.
export interface ParseResult {
  data: string[][];
  errors: { type: string; code: string; message: string; row?: number }[];
  meta: { delimiter: string; aborted: boolean; truncated: boolean };
}
export interface ParseConfig {
  delimiter: string;
  /** Rows to read at most; 0 means all. */
  preview: number;
  skipEmptyLines: boolean;
  header: false;
}
declare const papaparse: { parse(text: string, config: ParseConfig): ParseResult };
export default papaparse;
