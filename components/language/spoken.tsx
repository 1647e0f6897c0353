"use client";

import { Fragment, type ReactNode } from "react";
import { languageComesFrom, type Language } from "@/lib/domain/language/language";

let ofPage: Language = "en";

/** Tells the browser the language of its page; what was written in another is written anew. */
function speak(language: Language): void {
  if (typeof document === "undefined") return;
  ofPage = language;
  languageComesFrom(() => ofPage);
}

/** Everything below writes dates in the page's language. On the server each request says its own. */
export function Spoken({ language, children }: { language: Language; children: ReactNode }) {
  speak(language);
  return <Fragment key={language}>{children}</Fragment>;
}
