import { useFormatter, useTranslations } from "next-intl";
import { formatInstant } from "@/lib/domain/business-time";
import { formatBalance } from "@/lib/domain/money";
import { ALL_WEEKDAYS, formatDay, formatMonth, isPlainDate, isPlainMonth } from "@/lib/domain/plain-date";
import type { AuditEntry } from "@/lib/features/audit/queries";
import texts from "@/messages/en/audit.json";

type Values = AuditEntry["before"];
/** `name` is the field as stored, `field` its label; both empty for a change without fields. */
export type Change = { name: string; field: string; before: string | null; after: string | null };

const MAX_ITEMS = 7;

/**
 * What an act changed, field by field and in words: from one value to another, something added, or (when nothing is
 * left) something removed. Fields that stayed the same are left out, and so are those that never had a value.
 */
export function useChanges(): (entry: Pick<AuditEntry, "before" | "after">) => Change[] {
  const field = useFieldName();
  const words = useValueInWords();
  const t = useTranslations("audit");
  return ({ before, after }) => {
    const [old, now] = [fieldsOf(before), fieldsOf(after)];
    const names = [...new Set([...now.keys(), ...old.keys()])];
    return names.flatMap((name) => {
      const said = (value: Values | undefined) => (isNothing(value) ? null : words(value, name));
      const change = { name, field: field(name), before: said(old.get(name)), after: said(now.get(name)) };
      if (change.before === change.after) return [];
      if (now.has(name) && old.has(name)) return [withBoth(change)];
      // beyond what changed, the rest of its old state is there for the record
      if (change.after === null)
        return [after === null ? withBoth(change) : { ...change, after: change.before, before: null }];
      return [{ ...change, before: null }];
    });
  };

  function withBoth(change: Change): Change {
    return { ...change, before: change.before ?? t("nothing"), after: change.after ?? t("nothing") };
  }
}

function isNothing(value: Values | undefined): value is null | undefined {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The fields of an object; anything else counts as a single unnamed field. */
function fieldsOf(values: Values): Map<string, Values> {
  if (values === null) return new Map();
  if (typeof values !== "object" || Array.isArray(values)) return new Map([["", values]]);
  return new Map(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

type Field = keyof typeof texts.fields;

const isField = (name: string): name is Field => Object.hasOwn(texts.fields, name);

function useFieldName(): (name: string) => string {
  const t = useTranslations("audit.fields");
  return (name) => (name === "" ? "" : isField(name) ? t(name) : name);
}

function useValueInWords(): (value: Values, field: string) => string {
  const t = useTranslations("audit");
  const number = useNumberInWords();
  const list = useListInWords();

  function inWords(value: Values, field: string): string {
    if (value === null) return t("nothing");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return number(value, field);
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return list(value, (item) => inWords(item, field));
    return Object.entries(value)
      .map(([name, part]) => inWords(part ?? null, name))
      .join(", ");
  }

  return inWords;
}

function useNumberInWords(): (value: number, field: string) => string {
  const weekday = useTranslations("common.weekdaysShort");
  return (value, field) => {
    const day = ALL_WEEKDAYS.find((known) => known === value);
    if (field === "weekdays" && day) return weekday(`${day}`);
    return field.endsWith("Paise") && Number.isSafeInteger(value) ? formatBalance(value) : String(value);
  };
}

function useListInWords() {
  const t = useTranslations("audit");
  const format = useFormatter();
  return (values: readonly Values[], inWords: (value: Values) => string): string => {
    if (values.length === 0) return t("nothing");
    const shown = values.slice(0, MAX_ITEMS).map(inWords);
    const rest = values.length - shown.length;
    return rest > 0
      ? t("more", { items: shown.join(", "), count: rest })
      : format.list(shown, { type: "unit" });
  };
}

function text(value: string): string {
  if (isPlainDate(value)) return formatDay(value, "medium");
  if (isPlainMonth(value)) return formatMonth(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatInstant(new Date(value)) : value;
}
