"use client";

import { createContext, use, useEffect, type ReactNode } from "react";
import { ownPage } from "@/components/press/press-key";

const PageOwnerContext = createContext<number | null>(null);

/**
 * Says whose pages these are. Their presses are done as that person or not at all: in another tab somebody else may have
 * logged in meanwhile.
 */
export function PageOwner({ id, children }: { id: number; children: ReactNode }) {
  useEffect(() => ownPage(id), [id]);
  return <PageOwnerContext value={id}>{children}</PageOwnerContext>;
}

/** For keys that the server writes into a page, before its script has come. */
export const usePageOwner = (): number | null => use(PageOwnerContext);
