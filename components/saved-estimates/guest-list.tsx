"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { Shop } from "@/lib/domain/estimates/estimate";
import { foundIn, type KeptEstimate } from "@/lib/domain/estimates/kept";
import { EstimateCard } from "./estimate-card";
import { forgetKept } from "./guest-store";
import { NoneSaved } from "./none-saved";

const SHOWN_FIRST = 10;

/** What this browser keeps, the newest first. */
export function GuestList({ kept, shop }: { kept: readonly KeptEstimate[]; shop: Shop }) {
  const t = useTranslations("estimates.list");
  const [search, setSearch] = useState("");
  const [isAll, setAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const found = foundIn(kept, search);
  const shown = isAll ? found : found.slice(0, SHOWN_FIRST);
  const forget = (keys: readonly string[]) => {
    forgetKept(new Set(keys));
    heading.current?.focus();
  };
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h3 id={id} ref={heading} tabIndex={-1} className="text-lg leading-6 font-semibold">
            {t("title")}
          </h3>
          <p className="text-sm text-ink-soft">{t("ofBrowser")}</p>
        </div>
        {kept.length > 1 ? <Search value={search} onChange={setSearch} /> : null}
      </div>
      {found.length === 0 ? <NoneSaved isSearch={kept.length > 0} /> : null}
      <ul className="space-y-3">
        {shown.map((estimate) => (
          <EstimateCard key={estimate.key} estimate={estimate} shop={shop} startPath="/start">
            <Button variant="ghost" onClick={() => forget([estimate.key])}>
              {t("delete")}
            </Button>
          </EstimateCard>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        {found.length > shown.length ? (
          <Button variant="outline" onClick={() => setAll(true)}>
            {t("showAll", { count: found.length })}
          </Button>
        ) : null}
        {kept.length > 1 ? (
          <DeleteAll count={kept.length} onDelete={() => forget(kept.map(({ key }) => key))} />
        ) : null}
      </div>
    </section>
  );
}

function Search({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const t = useTranslations("estimates.list");
  const id = useId();
  return (
    <div className="w-full space-y-1.5 sm:w-64">
      <Label htmlFor={id}>{t("search")}</Label>
      <Input
        id={id}
        type="search"
        value={value}
        maxLength={100}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** Asked once more in its own place: what goes is in no account. */
function DeleteAll({ count, onDelete }: { count: number; onDelete: () => void }) {
  const t = useTranslations("estimates.list");
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button variant="ghost" className="-ms-4" onClick={() => setAsked(true)}>
        {t("deleteAll")}
      </Button>
    );
  return (
    <div role="group" aria-label={t("deleteAll")} className="flex flex-wrap items-center gap-3">
      <Button variant="destructive" onClick={onDelete}>
        {t("deleteCount", { count })}
      </Button>
      <Button variant="outline" autoFocus onClick={() => setAsked(false)}>
        {t("keepThem")}
      </Button>
    </div>
  );
}
