"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { Action } from "@/components/press/server-call";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleWatch, type StaleEdit } from "@/components/fresh/use-stale-edit";
import type { Meanwhile } from "@/lib/domain/meanwhile";
import { saveMenusAction } from "@/lib/features/menus/actions";
import { saveMenusSchema, type MenuCellValues } from "@/lib/features/menus/schema";
import { cellOn, takeIn, touchedCells } from "./menu-cells";

type Cells = readonly MenuCellValues[];

/**
 * The days of a plan's week that can still be edited. Sends only the touched cells, so that two people editing different
 * days don't collide; what another window stored is taken into the untouched ones.
 */
export function useMenuWeek(stored: Cells) {
  const t = useTranslations("adminMenus");
  const [saved, setSaved] = useState(false);
  const [opened, setOpened] = useState(stored);
  const watch = useStaleWatch(saveMenusAction);
  const touchedOnly: Action<{ saved: Cells }, "past"> = async (sent, ...rest) => {
    const cells = touchedCells(sent, opened);
    return cells.length === 0 ? { ok: true, value: { saved: [] } } : watch.action({ cells }, ...rest);
  };
  const state = useActionForm({
    schema: saveMenusSchema,
    action: touchedOnly,
    // named after its first open day: the cells are in the order of the days
    keepAs: `menus:${stored[0]?.planId}:${stored[0]?.date}`,
    defaultValues: { cells: [...stored] },
    onTry: () => setSaved(false),
    onSuccess: (value) => {
      setSaved(true);
      comeIn(opened.map((cell) => cellOn(value.saved, cell.date) ?? cell));
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  const { form, submit, pending } = state;

  function show(cells: { typed: Cells; opened: Cells }): void {
    setOpened(cells.opened);
    form.reset({ cells: [...cells.opened] });
    form.reset({ cells: [...cells.typed] }, { keepDefaultValues: true });
  }

  function comeIn(cells: Cells): void {
    show(takeIn({ typed: form.getValues().cells, opened }, cells));
  }

  const key = JSON.stringify(stored);
  const storedElsewhere = useEffectEvent(() => comeIn(stored));
  useEffect(() => storedElsewhere(), [key]);

  function staleEdit({ now, versions = {}, by, isOwn, at }: Meanwhile): StaleEdit {
    const typed = form.getValues().cells;
    const theirs = opened.map((cell) => {
      const { date } = cell;
      return date in now ? { ...cell, items: now[date] ?? "", version: versions[date] ?? 0 } : cell;
    });
    const changed = Object.entries(now).map(([name, text]) => ({
      name,
      now: text,
      was: cellOn(opened, name)?.items ?? "",
      mine: cellOn(typed, name)?.items ?? "",
    }));
    const takeTheirs = () => {
      watch.forget();
      show({
        opened: theirs,
        typed: typed.map((cell) => (cell.date in now ? (cellOn(theirs, cell.date) ?? cell) : cell)),
      });
    };
    const keepMine = () => {
      watch.forget();
      show({
        opened: theirs,
        typed: typed.map((cell) => ({ ...cell, version: versions[cell.date] ?? cell.version })),
      });
      submit();
    };
    return { by, isOwn, at, changed, takeTheirs, keepMine };
  }

  return {
    state: watch.quiet(state),
    saved,
    stale: watch.meanwhile && !pending ? staleEdit(watch.meanwhile) : null,
  };
}
