"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { dayForm } from "@/lib/features/pauses/forms";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import { EndEarly } from "./end-early";
import { Extend } from "./extend";
import { Terms } from "./terms";
import { UpcomingDays } from "./upcoming-days";

type RunningListProps = {
  running: readonly RunningSubscription[];
  terms: QuoteTerms;
  today: PlainDate;
  /** What the page says when it opens, after a subscription was just taken. */
  notice: string | null;
  plain?: typeof dayForm;
};

/** Running and upcoming subscriptions, and what was just done to one of them. */
export function RunningList({ running, terms, today, notice: first, plain }: RunningListProps) {
  const [notice, setNotice] = useState(first);
  return (
    <>
      <Notice text={notice} />
      <div className="grid gap-4 md:grid-cols-2 md:gap-6">
        {running.map((subscription) => (
          <RunningCard
            key={subscription.id}
            subscription={subscription}
            terms={terms}
            today={today}
            plain={plain}
            onDone={setNotice}
          />
        ))}
      </div>
    </>
  );
}

function Notice({ text }: { text: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [text]);
  return (
    <div ref={box} role="status" className="scroll-mt-20">
      {text ? (
        <Alert tone="good" className="mb-6">
          <p className="tabular-nums">{text}</p>
        </Alert>
      ) : null}
    </div>
  );
}

type RunningCardProps = {
  subscription: RunningSubscription;
  terms: QuoteTerms;
  today: PlainDate;
  plain?: typeof dayForm | undefined;
  onDone: (sentence: string) => void;
};

function RunningCard({ subscription, terms, today, plain, onDone }: RunningCardProps) {
  const status = useTranslations("common.status");
  const id = useId();
  const { planName, hasBegun, nextDelivery, earlyEnd } = subscription;
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col rounded-card border border-line bg-surface-raised p-5 sm:p-6"
    >
      <div className="mb-2 flex items-start justify-between gap-4">
        <h3 id={id} className="min-w-0 text-lg font-semibold break-words">
          {planName}
        </h3>
        <Badge tone={hasBegun ? "good" : "accent"}>{status(hasBegun ? "active" : "upcoming")}</Badge>
      </div>
      <Terms subscription={subscription} nextDelivery={nextDelivery} />
      <UpcomingDays subscription={subscription} plain={plain} />
      <div className="mt-auto flex flex-wrap gap-3 border-t border-line pt-4">
        <Extend subscription={subscription} terms={terms} today={today} onDone={onDone} />
        {earlyEnd ? (
          <EndEarly subscription={subscription} preview={earlyEnd} today={today} onDone={onDone} />
        ) : null}
      </div>
    </article>
  );
}
