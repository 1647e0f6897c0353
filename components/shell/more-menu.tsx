"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type MoreMenuProps = { label: string; children: ReactNode };

/** What doesn't fit on a small screen. Closes on navigation. */
export function MoreMenu({ label, children }: MoreMenuProps) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <Popover open={openAt === pathname} onOpenChange={(open) => setOpenAt(open ? pathname : null)}>
      <PopoverTrigger className="inline-flex min-h-11 items-center gap-2 rounded-control px-3 font-medium text-ink hover:bg-surface-sunken">
        <Menu aria-hidden className="size-5" />
        {label}
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={label} className="max-h-[80dvh] w-64 overflow-y-auto">
        {children}
      </PopoverContent>
    </Popover>
  );
}
