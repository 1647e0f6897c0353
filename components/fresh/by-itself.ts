import { BY_ITSELF } from "@/lib/domain/log-in/by-itself";

/** What is fetched in the next seconds, the page does by itself: it keeps no session alive. */
export function markByItself(): void {
  document.cookie = `${BY_ITSELF}; path=/; max-age=5; samesite=strict`;
}
