import { isRecord, LrsRefusal } from './exchange.ts';

/** An agent's inverse functional identifier as text: names and types do not tell agents apart. */
export function identity(agent: unknown): string {
  if (!isRecord(agent)) throw new LrsRefusal(400, 'agent is not an agent.');
  const { account, mbox, mbox_sha1sum: sha1, openid } = agent;
  return isRecord(account)
    ? JSON.stringify(['account', account.homePage, account.name])
    : JSON.stringify([mbox ?? null, sha1 ?? null, openid ?? null]);
}
