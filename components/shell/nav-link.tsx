"use client";

import { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { Route } from "@/lib/routes";

type NavLinkProps = {
  href: Route;
  /** Only this exact page counts as current, not the pages below it. */
  exact?: boolean;
  /** Another address whose pages count as current. */
  also?: string;
  look: keyof typeof looks;
  children: ReactNode;
};

const looks = {
  bar: "min-h-11 gap-2 px-3 rounded-control font-medium hover:bg-surface-sunken aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-3 aria-[current=page]:after:-bottom-2.5 aria-[current=page]:after:h-0.5 aria-[current=page]:after:bg-accent",
  rail: "min-h-8 gap-2.5 px-2.5 rounded-control text-sm font-medium hover:bg-surface-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-ink [&_svg]:size-4.5 aria-[current=page]:[&_svg]:text-accent",
  list: "min-h-11 w-full gap-3 px-3 rounded-control font-medium hover:bg-surface-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-ink [&_svg]:size-5",
  tab: "min-h-14 grow basis-0 flex-col justify-center gap-0.5 rounded-none text-xs font-medium focus-visible:-outline-offset-2 aria-[current=page]:text-accent [&_svg]:size-6",
} as const;

/** A place in the navigation; it shows when it is the current one and when its page is loading. */
export function NavLink({ href, exact = false, also, look, children }: NavLinkProps) {
  const pathname = usePathname();
  const isAt = (address: string) => pathname === address || pathname.startsWith(`${address}/`);
  const here = exact ? pathname === href : isAt(href) || (also !== undefined && isAt(also));
  return (
    <Link
      href={href}
      prefetch={look === "tab" ? null : undefined}
      aria-current={here ? "page" : undefined}
      className={cn("relative flex items-center text-ink-soft transition-colors hover:text-ink", looks[look])}
    >
      {children}
      <OnTheWay />
    </Link>
  );
}

function OnTheWay() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={cn(
        "absolute inset-x-3 bottom-0.5 h-0.5 rounded-full bg-accent opacity-0 transition-opacity delay-150",
        pending && "animate-pulse opacity-100",
      )}
    />
  );
}
