// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The search box, alone or with everything that narrows a search. @module */
import { kindLabels } from "./labels.ts";
import type { View } from "./view.ts";

/** A place, publisher or chain to choose. */
export interface Choices {
  regions: { code: string; name: string }[];
  publishers: string[];
  chains: { id: string; name_zh: string; name_en: string }[];
}

/** Values of the form, by parameter name. */
export type FormValues = Record<string, string | undefined>;

/** The form; without `choices` only the box. */
export function SearchForm(
  { values, choices, view }: { values: FormValues; choices: Choices | null; view: View },
) {
  return (
    <form class="search" action="/search" method="get" role="search">
      {view.lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <div class="box">
        <input
          type="search"
          name="q"
          value={values.q ?? ""}
          maxlength={200}
          aria-label={view.t("检索词", "Words to search for")}
          placeholder="检验检测 共享 -广东"
          enterkeyhint="search"
        />
        <button type="submit">{view.t("检索", "Search")}</button>
      </div>
      {choices ? <Narrowing values={values} choices={choices} view={view} /> : null}
    </form>
  );
}

function Narrowing({ values, choices, view }: { values: FormValues; choices: Choices; view: View }) {
  const { t } = view;
  const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label: view.say(label) }));
  const regions = choices.regions.map(({ code, name }) => ({ value: code, label: name, lang: "zh-Hans" }));
  const chains = choices.chains.map(({ id, name_zh, name_en }) => ({
    value: id,
    label: t(name_zh, name_en),
  }));
  const sorts = [{ value: "relevance", label: t("最相关", "Best match") }, {
    value: "newest",
    label: t("最新", "Newest"),
  }];
  return (
    <div class="narrowing">
      <Select
        name="kind"
        label={t("文种", "Kind")}
        value={values.kind}
        all={t("全部", "All")}
        options={kinds}
      />
      <Select
        name="region"
        label={t("地区", "Place")}
        value={values.region}
        all={t("全部", "All")}
        options={regions}
      />
      <label>
        <span>{t("发布机构", "Publisher")}</span>
        <input name="publisher" value={values.publisher ?? ""} list="publishers" autocomplete="off" />
      </label>
      <datalist id="publishers">{choices.publishers.map((name) => <option value={name} />)}</datalist>
      <Select
        name="chain"
        label={t("提及产业链", "Mentions chain")}
        value={values.chain}
        all={t("全部", "All")}
        options={chains}
      />
      <label>
        <span>{t("自", "From")}</span>
        <input type="date" name="from" value={values.from ?? ""} />
      </label>
      <label>
        <span>{t("至", "To")}</span>
        <input type="date" name="to" value={values.to ?? ""} />
      </label>
      <Select name="sort" label={t("排序", "Sort")} value={values.sort} all={null} options={sorts} />
    </div>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string | undefined;
  /** What choosing none is called; null where one must be chosen. */
  all: string | null;
  options: { value: string; label: string; lang?: string }[];
}

function Select({ name, label, value, all, options }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {all === null ? null : <option value="">{all}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
