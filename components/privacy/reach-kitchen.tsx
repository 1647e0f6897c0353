import { useTranslations } from "next-intl";
import { telLink } from "@/components/settings/tel-link";
import { whatsappLink } from "@/components/settings/whatsapp-link";
import { linkLook } from "@/components/ui/text-link";

type Reachable = { kitchenPhone: string; kitchenEmail: string; kitchenWhatsapp: string };

/** Every way to the kitchen that its settings name. */
export function ReachKitchen({ kitchen }: { kitchen: Reachable }) {
  const t = useTranslations("notices.reach");
  const { kitchenPhone: phone, kitchenWhatsapp: whatsapp, kitchenEmail: email } = kitchen;
  const ways = [
    ...(phone ? [{ href: telLink(phone), text: t("call", { phone }) }] : []),
    ...(whatsapp ? [{ href: whatsappLink(whatsapp), text: t("whatsapp", { number: whatsapp }) }] : []),
    ...(email ? [{ href: `mailto:${email}`, text: t("write", { email }) }] : []),
  ];
  if (ways.length === 0) return <p>{t("nowhere")}</p>;
  return (
    <ul className="space-y-1">
      {ways.map(({ href, text }) => (
        <li key={href}>
          <a href={href} className={`${linkLook} inline-flex min-h-11 items-center tabular-nums`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
