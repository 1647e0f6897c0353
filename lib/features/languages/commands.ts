import type { Role } from "@/lib/domain/identity";
import type { Language } from "@/lib/domain/language/language";
import { audit } from "@/lib/features/audit/commands";
import type { SystemFlow } from "@/lib/scope";

/** Keeps the language that somebody has chosen for their pages and letters; choosing the same again does nothing. */
export async function chooseLanguage(
  { system }: Pick<SystemFlow, "system">,
  user: { id: number; role: Role },
  language: Language,
): Promise<void> {
  await system(async (tx) => {
    const where = { id: user.id, anonymisedAt: null };
    const { language: before } = await tx.user.findFirstOrThrow({ where, select: { language: true } });
    if (before === language) return;
    await tx.user.updateMany({ where, data: { language } });
    const about = { entity: "user", entityId: user.id, accountId: user.id } as const;
    await audit(tx, {
      ...{ actor: user, action: "choose-language", ...about },
      ...{ before: { language: before }, after: { language } },
    });
  });
}
