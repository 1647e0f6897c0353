import type { Tx } from "@/lib/db";

type Metadata = Partial<Record<string, string>>;

/** Who we are, in the metadata of what we create at the gateway: its account may serve several installations. */
export async function installationKey(tx: Tx): Promise<string> {
  return (await tx.installation.findUniqueOrThrow({ where: { id: 1 } })).key;
}

/** Whether an object says that another installation made it. One that says nothing was made by hand, or by no installation. */
export async function isOfAnother(tx: Tx, { installation }: Metadata): Promise<boolean> {
  return Boolean(installation) && installation !== (await installationKey(tx));
}
