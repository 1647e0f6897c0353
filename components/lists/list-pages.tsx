import { useTranslations } from "next-intl";
import { Pagination } from "@/components/ui/pagination";
import { pageAddress } from "@/lib/lists/paging";
import type { PagePath, RowPage } from "@/lib/routes";

type ListPagesProps = {
  path: PagePath | RowPage;
  /** The list's filter as given in its address. */
  filter: Parameters<typeof pageAddress>[1];
  page: { after: number | null; before: number | null };
};

/** Links to the neighbouring pages of a list, with the filter kept. */
export function ListPages({ path, filter, page: { after, before } }: ListPagesProps) {
  const t = useTranslations("common");
  return (
    <Pagination
      previousHref={before === null ? null : pageAddress(path, filter, { before })}
      nextHref={after === null ? null : pageAddress(path, filter, { after })}
      labels={{ nav: t("pages.label"), previous: t("actions.previous"), next: t("actions.next") }}
    />
  );
}
