"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { formatRupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CorrectionPreview } from "@/lib/features/corrections/schema";
import { formatChange } from "./format-change";

const FIRST_SHOWN = 5;

/** Before a change is made: the bills that it will correct, by how much, and how. */
export function TouchedBills({ preview }: { preview: CorrectionPreview }) {
  const t = useTranslations("adminCorrections.touched");
  const obstacles = useTranslations("adminCorrections.obstacles");
  const [isWhole, setWhole] = useState(false);
  if (preview.count === 0) return null;
  const shown = isWhole ? preview.bills : preview.bills.slice(0, FIRST_SHOWN);
  return (
    <div className="mt-4 space-y-2">
      <p className="font-medium tabular-nums">
        {t("sum", { count: preview.count, difference: formatChange(preview.difference) })}
      </p>
      <div className="max-h-72 overflow-y-auto" tabIndex={0} role="region" aria-label={t("caption")}>
        <DataTable
          caption={t("caption")}
          dense
          rows={shown}
          rowKey={({ billId }) => billId}
          columns={[
            { name: t("customer"), cell: ({ name }) => name },
            { name: t("bill"), cell: ({ month }) => formatMonth(month) },
            { name: t("before"), numeric: true, cell: ({ before }) => formatRupees(before) },
            { name: t("after"), numeric: true, cell: ({ after }) => formatRupees(after) },
            {
              name: t("difference"),
              numeric: true,
              cell: ({ before, after }) => formatChange(after - before),
            },
            {
              name: t("how"),
              cell: ({ kind, obstacle }) => (obstacle ? obstacles(obstacle) : t(`kinds.${kind}`)),
            },
          ]}
        />
      </div>
      {preview.count > shown.length ? (
        <Button variant="ghost" size="sm" onClick={() => setWhole(true)}>
          {t("more", { count: preview.count - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}
