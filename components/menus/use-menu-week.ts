"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { Action } from "@/components/press/server-call";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleWatch, type StaleEdit } from "@/components/fresh/use-stale-edit";
import type { Meanwhile } from "@/lib/domain/meanwhile";
import { saveMenusAction } from "@/lib/features/menus/actions";
import {
  cellOn,
  changedCells,
  storedNow,
  takeIn,
  touchedCells,
  type Cells,
  type CellsOnScreen,
} from "./menu-cells";

/**
 * The days of a plan's week that can still be edited. Sends only the touched cells, so that two people editing different
 * days don't collide; what another window stored is taken into the untouched ones.
 */
export function useMenuWeek(stored: Cells) {
  const [opened, setOpened] = useState(stored);
  const { action, meanwhile, forget, quiet } = useStaleWatch(saveMenusAction);
  const { state, saved } = useMenuForm(stored, touchedOnly(action, opened), (cells) =>
    comeIn(opened.map((cell) => cellOn(cells, cell.date) ?? cell)),
  );
  const { form, submit, pending } = state;
  const onScreen = (): CellsOnScreen => ({ typed: form.getValues().cells, opened });

  function show(cells: CellsOnScreen): void {
    setOpened(cells.opened);
    form.reset({ cells: [...cells.opened] });
    form.reset({ cells: [...cells.typed] }, { keepDefaultValues: true });
  }

  function comeIn(cells: Cells): void {
    show(takeIn(onScreen(), cells));
  }

  useStoredElsewhere(stored, comeIn);
  const stale = meanwhile && !pending ? staleEdit(meanwhile, onScreen(), { forget, show, submit }) : null;
  return { state: quiet(state), saved, stale };
}

type SaveMenus = Action<{ saved: Cells }, "past">;

function touchedOnly(save: SaveMenus, opened: Cells): SaveMenus {
  return async (sent, ...rest) => {
    const cells = touchedCells(sent, opened);
    return cells.length === 0 ? { ok: true, value: { saved: [] } } : save({ cells }, ...rest);
  };
}

/** `saved`: the last press was stored, and none has followed it. */
function useMenuForm(stored: Cells, action: SaveMenus, onSaved: (cells: Cells) => void) {
  const t = useTranslations("adminMenus");
  const [saved, setSaved] = useState(false);
  const state = useActionForm({
    schema: () => import("@/lib/features/menus/schema").then(({ saveMenusSchema }) => saveMenusSchema),
    action,
    // named after its first open day: the cells are in the order of the days
    keepAs: `menus:${stored[0]?.planId}:${stored[0]?.date}`,
    defaultValues: { cells: [...stored] },
    onTry: () => setSaved(false),
    onSuccess: (value) => {
      setSaved(true);
      onSaved(value.saved);
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  return { state, saved };
}

function useStoredElsewhere(stored: Cells, comeIn: (cells: Cells) => void): void {
  const key = JSON.stringify(stored);
  const storedElsewhere = useEffectEvent(() => comeIn(stored));
  useEffect(() => storedElsewhere(), [key]);
}

type Steps = { forget: () => void; show: (cells: CellsOnScreen) => void; submit: () => void };

function staleEdit(
  meanwhile: Meanwhile,
  onScreen: CellsOnScreen,
  { forget, show, submit }: Steps,
): StaleEdit {
  const { now, versions = {}, by, isOwn, at } = meanwhile;
  const { typed } = onScreen;
  const opened = storedNow(onScreen.opened, meanwhile);

  function takeTheirs(): void {
    forget();
    show({
      opened,
      typed: typed.map((cell) => (cell.date in now ? (cellOn(opened, cell.date) ?? cell) : cell)),
    });
  }

  function keepMine(): void {
    forget();
    show({ opened, typed: typed.map((cell) => ({ ...cell, version: versions[cell.date] ?? cell.version })) });
    submit();
  }

  return { by, isOwn, at, changed: changedCells(onScreen, now), takeTheirs, keepMine };
}
