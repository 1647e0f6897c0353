"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { UnderWay } from "@/components/corrections/under-way";
import { Terms } from "@/components/subscriptions/terms";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";
import { EndForCustomer } from "./end-for-customer";
import { ExtendForCustomer } from "./extend-for-customer";
import { SkipForCustomer } from "./skip-for-customer";

type CustomerSubscriptionsProps = {
  running: readonly RunningSubscription[];
  customerId: number;
  today: PlainDate;
  mayChange: boolean;
};

/** A customer's running subscriptions, the office's ways to end or extend them, and what was just done. */
export function CustomerSubscriptions(props: CustomerSubscriptionsProps) {
  const { running, customerId, today, mayChange } = props;
  const t = useTranslations("adminCustomers.customer");
  const [notice, setNotice] = useState<{ sentence: string; correctionId: number | null } | null>(null);
  const onDone = (sentence: string, correctionId: number | null) => setNotice({ sentence, correctionId });
  return (
    <>
      <div role="status">
        {notice ? (
          <Alert tone="good">
            <p className="tabular-nums">{notice.sentence}</p>
            <UnderWay correctionId={notice.correctionId} />
          </Alert>
        ) : null}
      </div>
      {running.length === 0 ? <p className="text-ink-soft">{t("noSubscription")}</p> : null}
      <div className="grid gap-4 md:grid-cols-2">
        {running.map((subscription) => (
          <Running key={subscription.id} subscription={subscription}>
            {mayChange ? (
              <div className="mt-auto flex flex-wrap gap-3 border-t border-line pt-4">
                <ExtendForCustomer {...{ subscription, customerId, today, onDone }} />
                <SkipForCustomer {...{ subscription, customerId, today, onDone }} />
                <EndForCustomer {...{ subscription, customerId, today, onDone }} />
              </div>
            ) : null}
          </Running>
        ))}
      </div>
    </>
  );
}

type RunningProps = { subscription: RunningSubscription; children: React.ReactNode };

function Running({ subscription, children }: RunningProps) {
  const status = useTranslations("common.status");
  const { id, planName, hasBegun, nextDelivery } = subscription;
  return (
    <article
      aria-labelledby={`subscription-${id}`}
      className="flex flex-col rounded-card border border-line bg-surface-raised p-5"
    >
      <div className="mb-2 flex items-start justify-between gap-4">
        <h3 id={`subscription-${id}`} className="min-w-0 text-lg font-semibold break-words">
          {planName}
        </h3>
        <Badge tone={hasBegun ? "good" : "accent"}>{status(hasBegun ? "active" : "upcoming")}</Badge>
      </div>
      <Terms subscription={subscription} nextDelivery={nextDelivery} />
      {children}
    </article>
  );
}
