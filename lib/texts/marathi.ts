import type { Messages } from "@/lib/messages";
import accounts from "@/messages/mr/accounts.json";
import additions from "@/messages/mr/additions.json";
import adminBills from "@/messages/mr/adminBills.json";
import adminClosures from "@/messages/mr/adminClosures.json";
import adminCorrections from "@/messages/mr/adminCorrections.json";
import adminCustomers from "@/messages/mr/adminCustomers.json";
import adminHome from "@/messages/mr/adminHome.json";
import adminMenus from "@/messages/mr/adminMenus.json";
import adminPayments from "@/messages/mr/adminPayments.json";
import adminPlans from "@/messages/mr/adminPlans.json";
import adminStaff from "@/messages/mr/adminStaff.json";
import adminSubscriptions from "@/messages/mr/adminSubscriptions.json";
import afterwards from "@/messages/mr/afterwards.json";
import audit from "@/messages/mr/audit.json";
import billing from "@/messages/mr/billing.json";
import books from "@/messages/mr/books.json";
import collect from "@/messages/mr/collect.json";
import common from "@/messages/mr/common.json";
import complaints from "@/messages/mr/complaints.json";
import dashboard from "@/messages/mr/dashboard.json";
import deliveries from "@/messages/mr/deliveries.json";
import diets from "@/messages/mr/diets.json";
import dishes from "@/messages/mr/dishes.json";
import documents from "@/messages/mr/documents.json";
import drive from "@/messages/mr/drive.json";
import errors from "@/messages/mr/errors.json";
import estimates from "@/messages/mr/estimates.json";
import forecast from "@/messages/mr/forecast.json";
import inbox from "@/messages/mr/inbox.json";
import kitchen from "@/messages/mr/kitchen.json";
import mail from "@/messages/mr/mail.json";
import money from "@/messages/mr/money.json";
import pauses from "@/messages/mr/pauses.json";
import notices from "@/messages/mr/notices.json";
import outbox from "@/messages/mr/outbox.json";
import offline from "@/messages/mr/offline.json";
import packing from "@/messages/mr/packing.json";
import payments from "@/messages/mr/payments.json";
import proving from "@/messages/mr/proving.json";
import publicPages from "@/messages/mr/public.json";
import recipes from "@/messages/mr/recipes.json";
import reports from "@/messages/mr/reports.json";
import routes from "@/messages/mr/routes.json";
import secondFactor from "@/messages/mr/secondFactor.json";
import settings from "@/messages/mr/settings.json";
import sheets from "@/messages/mr/sheets.json";
import subscriptions from "@/messages/mr/subscriptions.json";
import system from "@/messages/mr/system.json";

/** Every text of the product, in Marathi. */
export const marathi: Messages = {
  common,
  errors,
  estimates,
  forecast,
  public: publicPages,
  accounts,
  additions,
  dashboard,
  subscriptions,
  system,
  outbox,
  packing,
  pauses,
  billing,
  payments,
  money,
  adminHome,
  adminPlans,
  adminMenus,
  adminClosures,
  adminCorrections,
  adminCustomers,
  adminBills,
  adminPayments,
  adminStaff,
  adminSubscriptions,
  afterwards,
  books,
  collect,
  complaints,
  inbox,
  kitchen,
  deliveries,
  diets,
  dishes,
  documents,
  drive,
  notices,
  offline,
  recipes,
  reports,
  routes,
  audit,
  proving,
  secondFactor,
  settings,
  sheets,
  mail,
};
