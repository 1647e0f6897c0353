import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { Shop, Wish, WishLine } from "@/lib/domain/estimates/estimate";
import { startOf } from "@/lib/domain/estimates/start-this";
import type { Route } from "@/lib/routes";

/** Where what was chosen is taken. */
export type StartPath = "/start" | "/subscriptions/new";

type StartLinksProps = {
  wish: Wish;
  shop: Shop;
  startPath: StartPath;
  describedBy?: string;
  variant: "default" | "outline";
  className?: string;
};

/** One link for each plan of a wish that is on offer, to where it is taken, with its days filled in. */
export function StartLinks({ wish, shop, startPath, describedBy, ...look }: StartLinksProps) {
  const t = useTranslations("estimates.list");
  const offered = wish.lines.filter(({ planId }) => shop.plans.some(({ id }) => id === planId));
  const hrefOf = (line: WishLine): Route => `${startPath}?${new URLSearchParams(startOf(wish, line))}`;
  return offered.map((line, index) => (
    <LinkButton key={index} href={hrefOf(line)} aria-describedby={describedBy} {...look}>
      {wish.lines.length === 1 ? t("start") : t("startOne", { plan: line.planName })}
    </LinkButton>
  ));
}
