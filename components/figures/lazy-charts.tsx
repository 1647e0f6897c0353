"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

const loading = () => <Skeleton className="size-full" />;

// the charting library is large, so nothing waits for it: figures and tables appear first
export const LazyMealsChart = dynamic(() => import("./meals-chart").then((file) => file.MealsChart), {
  ssr: false,
  loading,
});
export const LazyMoneyChart = dynamic(() => import("./money-chart").then((file) => file.MoneyChart), {
  ssr: false,
  loading,
});
