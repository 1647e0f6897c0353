"use client";

import NextLink, { type LinkProps } from "next/link";
import { useState } from "react";

/**
 * A link whose page is fetched ahead when a finger, a pointer or the keyboard comes to it. Next.js would fetch ahead what every
 * visible link leads to: a list of fifty would cost fifty requests, on a poor line before what the page itself needs.
 * `prefetch`: null for the few that are worth it.
 */
export function Link<R>({ prefetch, ...props }: LinkProps<R>) {
  const [isNear, setNear] = useState(false);
  const comeNear = () => setNear(true);
  return (
    <NextLink
      {...props}
      prefetch={prefetch === undefined ? (isNear ? null : false) : prefetch}
      onPointerEnter={comeNear}
      onFocus={comeNear}
    />
  );
}
