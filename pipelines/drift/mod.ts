/** Drift as loading and the command line use it. @module */
export { admit, driftIssues, type Gate, gateSchema, newGate, type Verdict } from "./admit.ts";
export { detectDrift } from "./detect.ts";
export { type Expectations, expectationsOf } from "./expectations.ts";
export { describeFindings, type DriftFinding, driftKinds, isHeld } from "./finding.ts";
export { type Gated, gated } from "./gated.ts";
export { type Observation, observeArticle, observeList } from "./observation.ts";
export { type Profile, profileOf } from "./profile.ts";
