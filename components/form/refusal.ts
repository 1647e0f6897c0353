"use client";

import { useTranslations } from "next-intl";
import type { CommonError } from "@/lib/action-result";
import { isStale } from "@/lib/domain/stale";

/** What the screen says about a refusal; `signedOut` asks for a way to log in next to it. */
export type Refusal = {
  text: string;
  signedOut: boolean;
  /** The page was old, and is read anew with this. */
  isStale?: boolean;
};

/** No answer came: the connection, not the product, said no. */
export type Unreachable = "unreachable";

/** An action with reasons of its own must be given their words; one without takes none. */
export type OwnWords<E extends string> = [E] extends [never]
  ? { refusalText?: undefined }
  : { refusalText: (error: E) => string };

type RefusedResult<E extends string> = { error: E | CommonError | Unreachable; reference?: string };

const COMMON = [
  "invalid",
  "signed-out",
  "not-found",
  "rate-limited",
  "stale",
  "unexpected",
  "unreachable",
] as const;

function isCommon(error: string): error is CommonError | Unreachable {
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

  function wordsOf(error: E | CommonError | Unreachable, reference: string | undefined): Refusal {
    const failed = reference ? t("unexpected", { reference }) : t("unexpectedPlain");
    if (error === "unexpected") return { text: failed, signedOut: false };
    if (isCommon(error)) return { text: t(error), signedOut: error === "signed-out" };
    return { text: own ? own(error) : failed, signedOut: false };
  }
}
