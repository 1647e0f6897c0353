"use client";

import { useTranslations } from "next-intl";
import type { CommonError } from "@/lib/access/action-result";
import { isStale } from "@/lib/domain/stale";
import type { Trouble } from "./attempt";

/** What the screen says about a refusal; `signedOut` calls for a way to log in next to it. */
export type Refusal = {
  text: string;
  signedOut: boolean;
  /** The page was out of date, and is refreshed along with this. */
  isStale?: boolean;
  /** The outcome isn't known yet: it is being found out. */
  isOpen?: boolean;
};

/** An action with its own reasons must be given words for them; one without takes none. */
export type OwnWords<E extends string> = [E] extends [never]
  ? { refusalText?: undefined }
  : { refusalText: (error: E) => string };

type RefusedResult<E extends string> = { error: E | CommonError | Trouble; reference?: string };

const COMMON = [
  ...([
    "invalid",
    "signed-out",
    "other-account",
    "not-found",
    "rate-limited",
    "first-password",
    "second-factor",
    "proof-needed",
    "stale",
    "withdrawn",
    "unexpected",
  ] as const),
  ...(["not-sent", "not-reached", "stopped", "updated", "broke-off", "unheard-signed-out"] as const),
];

function isCommon(error: string): error is CommonError | Trouble {
  return COMMON.some((known) => known === error);
}

/** Words for any refusal: the common ones are in `common.refusals`, an area's own come from `own`. */
export function useRefusalWords<E extends string>(own?: (error: E) => string) {
  const t = useTranslations("common.refusals");
  return ({ error, reference }: RefusedResult<E>): Refusal => {
    const said = wordsOf(error, reference);
    // the action has brought along the current page
    return isStale(error) ? { ...said, text: `${said.text} ${t("renewed")}`, isStale: true } : said;
  };

  function wordsOf(error: E | CommonError | Trouble, reference: string | undefined): Refusal {
    const failed = reference ? t("unexpected", { reference }) : t("unexpectedPlain");
    if (error === "unexpected") return { text: failed, signedOut: false };
    if (isCommon(error)) return { text: t(error), signedOut: error.endsWith("signed-out") };
    return { text: own ? own(error) : failed, signedOut: false };
  }
}

/** What is said while the server is being asked what came of an unanswered press. */
export function useUnheardWords(): Refusal {
  const t = useTranslations("common.refusals");
  return { text: t("unheard"), signedOut: false, isOpen: true };
}
