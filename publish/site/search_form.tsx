// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The search box, alone or with everything that narrows a search. @module */
import { kindLabels } from "./labels.ts";

/** A place or publisher to choose. */
export interface Choices {
  regions: { code: string; name: string }[];
  publishers: string[];
}

/** Values of the form, by parameter name. */
export type FormValues = Record<string, string | undefined>;

/** The form; without `choices` only the box. */
export function SearchForm({ values, choices }: { values: FormValues; choices: Choices | null }) {
  return (
    <form class="search" action="/search" method="get" role="search">
      <div class="box">
        <input
          type="search"
          name="q"
          value={values.q ?? ""}
          maxlength={200}
          aria-label="检索词 Words to search for"
          placeholder="检验检测 共享 -广东"
          enterkeyhint="search"
        />
        <button type="submit">
          检索 <span lang="en">Search</span>
        </button>
      </div>
      {choices ? <Narrowing values={values} choices={choices} /> : null}
    </form>
  );
}

function Narrowing({ values, choices }: { values: FormValues; choices: Choices }) {
  const kinds = Object.entries(kindLabels).map(([value, { zh, en }]) => ({ value, label: `${zh} ${en}` }));
  const regions = choices.regions.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div class="narrowing">
      <Select name="kind" label={["文种", "Kind"]} value={values.kind} options={kinds} />
      <Select name="region" label={["地区", "Place"]} value={values.region} options={regions} />
      <label>
        <span>
          发布机构 <span lang="en">Publisher</span>
        </span>
        <input name="publisher" value={values.publisher ?? ""} list="publishers" autocomplete="off" />
      </label>
      <datalist id="publishers">{choices.publishers.map((name) => <option value={name} />)}</datalist>
      <label>
        <span>
          自 <span lang="en">From</span>
        </span>
        <input type="date" name="from" value={values.from ?? ""} />
      </label>
      <label>
        <span>
          至 <span lang="en">To</span>
        </span>
        <input type="date" name="to" value={values.to ?? ""} />
      </label>
    </div>
  );
}

interface SelectProps {
  name: string;
  label: [zh: string, en: string];
  value: string | undefined;
  options: { value: string; label: string }[];
}

function Select({ name, label: [zh, en], value, options }: SelectProps) {
  return (
    <label>
      <span>
        {zh} <span lang="en">{en}</span>
      </span>
      <select name={name}>
        <option value="">全部 All</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>{option.label}</option>
        ))}
      </select>
    </label>
  );
}
