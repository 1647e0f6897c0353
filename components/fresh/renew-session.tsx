"use client";

import { useEffect } from "react";
import { attempt } from "@/components/press/attempt";
import { renewSessionAction } from "@/lib/features/accounts/actions";

/** Gets this browser a new token for its session: a page can't set a cookie, an action can. */
export function RenewSession() {
  useEffect(() => void attempt(renewSessionAction, {}), []);
  return null;
}
