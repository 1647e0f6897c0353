import { job, type JobFlow } from "@/lib/jobs/job";
import { mailWay } from "@/lib/post/mail";
import { openPost, senderOf, showOnTerminal } from "@/lib/post/post";
import { sendMails, showLinks } from "./commands";

export const sendMailsJob = job({ name: "send-mails", cron: "* * * * *", run: send });

async function send(flow: JobFlow): Promise<string> {
  if (mailWay() === "demo")
    return `${await showLinks(flow, showOnTerminal)} links shown, all other letters wait`;
  const post = openPost(await flow.system(senderOf));
  try {
    const { sent, failed, trouble } = await sendMails(flow, post);
    const counts = `${sent} letters sent, ${failed} not taken`;
    return trouble === null ? counts : `${counts}; the mail server takes none: ${String(trouble)}`;
  } finally {
    post?.close();
  }
}
