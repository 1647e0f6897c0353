import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import type { Tx } from "@/lib/db";
import type { Transact } from "@/lib/scope";

type UsedMethods = Required<
  Pick<
    Adapter,
    | "createSession"
    | "getSessionAndUser"
    | "deleteSession"
    | "createVerificationToken"
    | "useVerificationToken"
  >
>;

/**
 * Auth.js's Prisma adapter for sessions and one-time tokens, inside one of our transactions. The adapter knows users by
 * string ids and a display name; ours have integers and `fullname`, so the handle it gets translates. `from`: the browser and
 * address that a session made by it is opened from, for which the adapter has no room.
 */
export function authAdapter(tx: Tx, from: OpenedFrom = {}): UsedMethods {
  const { createSession, getSessionAndUser, deleteSession, createVerificationToken, useVerificationToken } =
    PrismaAdapter({
      session: sessionsWithStringIds(tx, from),
      verificationToken: tx.verificationToken,
    });
  if (
    !createSession ||
    !getSessionAndUser ||
    !deleteSession ||
    !createVerificationToken ||
    !useVerificationToken
  ) {
    throw new Error("the Prisma adapter lacks a method for sessions or tokens");
  }
  return { createSession, getSessionAndUser, deleteSession, createVerificationToken, useVerificationToken };
}

/** The same adapter for Auth.js itself, which knows nothing of transactions: each call is one. */
export function adapterOf(system: Transact): Adapter {
  return {
    createSession: (session) => system(async (tx) => authAdapter(tx).createSession(session)),
    getSessionAndUser: (token) => system(async (tx) => authAdapter(tx).getSessionAndUser(token)),
    deleteSession: (token) => system(async (tx) => void (await authAdapter(tx).deleteSession(token))),
  };
}

type OpenedFrom = { userAgent?: string | undefined; ip?: string | null };
type SessionRow = { sessionToken: string; userId: string; expires: Date };

function sessionsWithStringIds(tx: Tx, from: OpenedFrom) {
  return {
    create: async ({ data }: { data: SessionRow }) => {
      await tx.session.create({ data: { ...data, ...from, userId: Number(data.userId) } });
      return data;
    },
    findUnique: async ({ where }: { where: { sessionToken: string } }) => {
      const row = await tx.session.findUnique({ where, include: { user: true } });
      if (!row) return null;
      const user = { ...row.user, id: String(row.user.id), name: row.user.fullname, emailVerified: null };
      return { sessionToken: row.sessionToken, userId: user.id, expires: row.expires, user };
    },
    // deleteMany, since a revoked session is already gone; by either token, since the newer one may not have arrived
    delete: ({ where: { sessionToken } }: { where: { sessionToken: string } }) =>
      tx.session.deleteMany({ where: { OR: [{ sessionToken }, { previousToken: sessionToken }] } }),
  };
}
