// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The versions of a document, and what changed from each to the next, sentence by sentence. @module */
import type { Sentence, VersionChange } from "../api/changes.ts";
import type { WholeDocument } from "../api/records.ts";
import { changeLabels } from "./labels.ts";
import { Section, Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** Most sentences shown of one change. */
const most = 30;

/** The section. */
export function DocumentVersions(
  { view, document, changes }: {
    view: View;
    document: WholeDocument;
    changes: VersionChange[];
  },
) {
  const { t } = view, { versions } = document;
  return (
    <Section id="versions" title={t("版本", "Versions")} count={versions.length}>
      <ol class="plain versions">
        {versions.map(({ number, seen_from, change, hash }) => (
          <li>
            <p class="value">
              <time datetime={seen_from}>{seen_from}</time>{" "}
              <span class={`tag ${change}`}>
                {view.say(changeLabels[change] ?? { zh: change, en: change })}
              </span>{" "}
              {t("文本", "text")} <code>{hash.slice(0, 12)}</code>
              {document.rights === "open"
                ? (
                  <>
                    {" · "}
                    <a href={`/v1/documents/${document.id}/archive?number=${number}`}>
                      {t("存档副本", "Archived copy")}
                    </a>
                  </>
                )
                : null}
            </p>
            <Changed view={view} change={changes.find((one) => one.number === number)} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Changed({ view, change }: { view: View; change: VersionChange | undefined }) {
  if (!change?.removed || !change.added || change.removed.length + change.added.length === 0) return null;
  return (
    <div class="diff">
      <Lines view={view} sentences={change.removed} name="del" />
      <Lines view={view} sentences={change.added} name="ins" />
    </div>
  );
}

function Lines({ view, sentences, name }: { view: View; sentences: Sentence[]; name: "del" | "ins" }) {
  const { t } = view;
  if (sentences.length === 0) return null;
  const label = name === "del" ? t("删去", "Removed") : t("增加", "Added");
  return (
    <div>
      <h3>
        {label} <span class="count">{sentences.length}</span>
      </h3>
      <ul>
        {sentences.slice(0, most).map(({ text }) => (
          <li>
            {name === "del"
              ? (
                <del>
                  <Zh view={view}>{text}</Zh>
                </del>
              )
              : (
                <ins>
                  <Zh view={view}>{text}</Zh>
                </ins>
              )}
          </li>
        ))}
      </ul>
    </div>
  );
}
