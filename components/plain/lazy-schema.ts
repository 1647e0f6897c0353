"use client";

import { useCallback, useEffect, useRef } from "react";
import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { issueKey } from "@/lib/answers/issue-key";

/** A form's schema, in a file of its own for the browser: zod is 35 kB, and a page is read before its forms are filled in. */
export type LazySchema<I, O> = () => Promise<z.ZodType<O, I>>;

/**
 * Checks a form by a schema that comes with the first thing typed, or with the press. Where it can't come, the line is down or
 * the version gone, the press goes to the server unchecked, which refuses the same.
 */
export function useLazyResolver<I extends FieldValues, O>(schema: LazySchema<I, O>) {
  const current = useRef(schema);
  useEffect(() => {
    current.current = schema;
  });
  const load = useCallback(() => void resolverOf(current.current), []);
  const resolver = useCallback<Resolver<I, unknown, I>>(async (values, context, options) => {
    const check = await resolverOf(current.current);
    return check ? check(values, context, options) : { values, errors: {} };
  }, []);
  return { resolver, load };
}

async function resolverOf<I extends FieldValues, O>(
  schema: LazySchema<I, O>,
): Promise<Resolver<I, unknown, I> | null> {
  const [loaded, tools] = await Promise.allSettled([schema(), import("@hookform/resolvers/zod")] as const);
  if (loaded.status === "rejected" || tools.status === "rejected") return null;
  return tools.value.zodResolver(loaded.value, { error: issueKey }, { raw: true });
}
