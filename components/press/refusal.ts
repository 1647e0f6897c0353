"use client";

import { useTranslations } from "next-intl";
import type { CommonError } from "@/lib/access/action-result";
import { isStale } from "@/lib/domain/stale";
import type { Trouble } from "./attempt";

/** What the screen says about a refusal; `signedOut` asks for a way to log in next to it. */
export type Refusal = {
  text: string;
  signedOut: boolean;
  /** The page was old, and is read anew with this. */
  isStale?: boolean;
  /** Nobody knows yet what came of it: it is being found out. */
  isOpen?: boolean;
};

/** An action with reasons of its own must be given their words; one without takes none. */
export type OwnWords<E extends string> = [E] extends [never]
  ? { refusalText?: undefined }
  : { refusalText: (error: E) => string };

type RefusedResult<E extends string> = { error: E | CommonError | Trouble; reference?: string };

const COMMON = [
  ...([
    "invalid",
    "signed-out",
    "not-found",
    "rate-limited",
    "first-password",
    "second-factor",
    "stale",
    "withdrawn",
    "unexpected",
  ] as const),
  ...(["not-sent", "not-reached", "stopped", "updated", "broke-off", "unheard-signed-out"] as const),
];

function isCommon(error: string): error is CommonError | Trouble {
  return COMMON.some((known) => known === error);
}

/** Words for any refusal: the common ones stand in `common.refusals`, an area's own come from `own`. */
export function useRefusalWords<E extends string>(own?: (error: E) => string) {
  const t = useTranslations("common.refusals");
  return ({ error, reference }: RefusedResult<E>): Refusal => {
    const said = wordsOf(error, reference);
    // the action has brought the page as it is now
    return isStale(error) ? { ...said, text: `${said.text} ${t("renewed")}`, isStale: true } : said;
  };

  function wordsOf(error: E | CommonError | Trouble, reference: string | undefined): Refusal {
    const failed = reference ? t("unexpected", { reference }) : t("unexpectedPlain");
    if (error === "unexpected") return { text: failed, signedOut: false };
    if (isCommon(error)) return { text: t(error), signedOut: error.endsWith("signed-out") };
    return { text: own ? own(error) : failed, signedOut: false };
  }
}

/** What is said while the server is asked what came of a press that was not answered. */
export function useUnheardWords(): Refusal {
  const t = useTranslations("common.refusals");
  return { text: t("unheard"), signedOut: false, isOpen: true };
}
