import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DriveApp } from "@/components/drive/drive-app";
import { TextLink } from "@/components/ui/text-link";
import { PageOwner } from "@/components/fresh/page-owner";
import { requireStaff } from "@/lib/access/read";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { logOutForm } from "@/lib/features/accounts/forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drive"))("title") };
}

/** The same few kilobytes for every round: the phone fetches what is in it, and keeps it until the day is over. */
export default async function DrivePage() {
  const { viewer, staff } = await requireStaff(DELIVERY_ROLES);
  const t = await getTranslations("drive");
  return (
    <PageOwner id={viewer.id}>
      <noscript>
        <p className="p-4">
          {t.rich("without", {
            link: (words) => <TextLink href="/admin/deliveries">{words}</TextLink>,
          })}
        </p>
      </noscript>
      <DriveApp
        driverId={staff.id}
        fullname={viewer.fullname}
        takesCash={staff.role === "driver"}
        logOut={logOutForm}
      />
    </PageOwner>
  );
}
