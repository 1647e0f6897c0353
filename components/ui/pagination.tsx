import { ChevronLeft, ChevronRight } from "lucide-react";
import type { LinkProps } from "next/link";
import { LinkButton } from "./link-button";

type PaginationProps<R> = {
  /** Link to the page before this one; null on the first. Paging is by key: there are no page numbers. */
  previousHref: LinkProps<R>["href"] | null;
  nextHref: LinkProps<R>["href"] | null;
  labels: { nav: string; previous: string; next: string };
};

export function Pagination<R>({ previousHref, nextHref, labels }: PaginationProps<R>) {
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav aria-label={labels.nav} className="mt-4 flex items-center justify-between gap-3">
      {previousHref === null ? (
        <span />
      ) : (
        <LinkButton variant="outline" href={previousHref} rel="prev">
          <ChevronLeft aria-hidden />
          {labels.previous}
        </LinkButton>
      )}
      {nextHref === null ? null : (
        <LinkButton variant="outline" href={nextHref} rel="next">
          {labels.next}
          <ChevronRight aria-hidden />
        </LinkButton>
      )}
    </nav>
  );
}
