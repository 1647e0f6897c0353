import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { FileLink } from "@/components/ui/file-link";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { DocumentSummary } from "@/lib/features/documents/queries";

type DocumentListProps = {
  documents: readonly DocumentSummary[];
  /** Where the viewer gets the files. */
  path: "/documents" | "/admin/documents";
};

/** Every document issued for a bill; replaced ones stay available as they were. */
export function DocumentList({ documents, path }: DocumentListProps) {
  const t = useTranslations("documents.list");
  if (documents.length === 0) return null;
  const nameOf = ({ kind, number, edition }: DocumentSummary) =>
    edition > 1 ? `${t(kind, { number })}, ${t("edition", { edition })}` : t(kind, { number });
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <section aria-labelledby="documents" className="space-y-3">
      <h2 id="documents" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <DataTable
        caption={t("caption")}
        rows={documents}
        rowKey={({ id }) => id}
        columns={[
          { name: t("document"), className: "tabular-nums", cell: nameOf },
          {
            name: t("issued"),
            className: "tabular-nums",
            cell: ({ issuedAt }) => formatDay(toBusinessDate(issuedAt), "medium"),
          },
          { name: t("state"), cell: ({ isReplaced }) => t(isReplaced ? "replaced" : "current") },
          {
            name: t("file"),
            cell: (document) => (
              <FileLink href={`${path}/${document.id}`}>
                {t.rich("download", { name: nameOf(document), hidden })}
              </FileLink>
            ),
          },
        ]}
      />
    </section>
  );
}
