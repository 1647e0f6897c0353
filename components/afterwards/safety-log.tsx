import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatTime } from "@/lib/domain/business-time";
import type { SafetyEntry } from "@/lib/features/meal-notes/queries";

/** What was measured and kept of a meal, as it was written. */
export function SafetyLog({ entries }: { entries: readonly SafetyEntry[] }) {
  const t = useTranslations("afterwards.safety");
  if (entries.length === 0) return <p className="text-ink-soft">{t("empty")}</p>;
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { name: t("time"), cell: ({ at }) => formatTime(at) },
        { name: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        { name: t("note"), cell: ({ note }) => note },
        { name: t("by"), cell: ({ by }) => by ?? "–" },
      ]}
    />
  );
}
