"use client";

import { useEffect } from "react";
import { loadPageAnew } from "@/components/press/line";
import type { Language } from "@/lib/domain/language/language";

/**
 * Reads the whole page anew where a part of it came in another language than the rest: somebody has logged in since, or has
 * chosen another on another device.
 */
export function SameLanguage({ language }: { language: Language }) {
  useEffect(() => {
    if (document.documentElement.lang !== language) loadPageAnew();
  }, [language]);
  return null;
}
