/** The part of jsonld that tests use; the package brings no types. @module */
export interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { termType: string; value: string; datatype?: { value: string }; language?: string };
}
declare const jsonld: {
  toRDF(document: unknown, options: { base: string }): Promise<Quad[]>;
};
export default jsonld;
