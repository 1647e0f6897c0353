import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { CorrectionSummary } from "@/lib/features/corrections/queries";
import { useProgressInWords } from "./progress-words";

type CorrectionTableProps = { caption: string; corrections: readonly CorrectionSummary[] };

/** Late changes, each with its reason and the progress of its bills. */
export function CorrectionTable({ caption, corrections }: CorrectionTableProps) {
  const t = useTranslations("adminCorrections.list");
  const progress = useProgressInWords();
  return (
    <DataTable
      caption={caption}
      dense
      rows={corrections}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("reason"),
          cell: ({ id, reason }) => (
            <TextLink href={`/admin/corrections/${id}`}>{reason ?? t("noReason")}</TextLink>
          ),
        },
        {
          name: t("who"),
          className: "tabular-nums",
          cell: ({ actor, madeAt }) =>
            t("made", { actor: actor ?? t("system"), when: formatInstant(madeAt) }),
        },
        { name: t("progress"), className: "tabular-nums", cell: progress },
      ]}
    />
  );
}
