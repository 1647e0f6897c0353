"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { keptText } from "./kept-name";

const Bring = dynamic(() => import("./bring").then((file) => file.Bring), { ssr: false });

/** On every page of a customer: takes over what this browser kept before they logged in. Without that, it fetches nothing. */
export function BringEstimates() {
  return useHydrated() ? <IfAny /> : null;
}

function IfAny() {
  const [isAny] = useState(() => keptText() !== null);
  return isAny ? <Bring /> : null;
}
