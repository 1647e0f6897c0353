import { ArrowLeft } from "lucide-react";
import type { LinkProps } from "next/link";
import type { ReactNode } from "react";
import { Link } from "./link";

type PageHeaderProps<R> = {
  title: string;
  description?: ReactNode;
  /** Buttons and links that concern the whole page. */
  actions?: ReactNode;
  back?: { href: LinkProps<R>["href"]; label: string };
};

/** The page's one `h1`. */
export function PageHeader<R>({ title, description, actions, back }: PageHeaderProps<R>) {
  return (
    <header className="mb-6 sm:mb-8">
      {back ? (
        <Link
          href={back.href}
          className="mb-1 -ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-control px-1 text-sm font-medium text-ink-soft hover:text-ink print:hidden"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-3xl leading-9 font-bold tracking-tight break-words text-ink">{title}</h1>
          {description ? <p className="mt-1 max-w-prose text-pretty text-ink-soft">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-3 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
