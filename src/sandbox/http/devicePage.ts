import type { HttpRequest, Reply } from '../context.js';
import type { DeviceSignIn } from '../model/signIn.js';
import { isObject, parseObject } from '../protocol/json.js';
import { devicePath, signInsOf } from '../services/sso/devices.js';
import type { World } from '../world.js';

/** The page on which a user confirms a code; the code may be filled in already. */
export function devicePage(world: World, { query }: HttpRequest, now: number): Reply {
  const code = query.get('user_code') ?? '';
  const device = waiting(world, code, now);
  if (code === '') return page(200, ask('Enter the code that is shown where you sign in.'));
  if (!device)
    return page(404, ask('No sign-in waits for this code: it was used, or has expired.'));
  return page(
    200,
    `<p>Sign in to <b>${escaped(device.startUrl)}</b> with code <b>${escaped(device.userCode)}</b>?</p>
<form method="post" action="${devicePath}">
<input type="hidden" name="userCode" value="${escaped(device.userCode)}">
<button name="answer" value="approve">Allow access</button>
<button name="answer" value="deny">Deny</button>
</form>`,
  );
}

/** Takes the page's form, or `{ "userCode": …, "answer": "approve" | "deny" }` from a program. */
export function confirmDevice(world: World, { headers, body }: HttpRequest, now: number): Reply {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const input = isForm ? Object.fromEntries(new URLSearchParams(body)) : parseObject(body);
  const { userCode, answer } = isObject(input) ? input : {};
  const reply = (status: number, message: string): Reply =>
    isForm
      ? page(status, `<p>${escaped(message)}</p>`)
      : {
          status,
          headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          body: `${JSON.stringify({ message })}\n`,
        };
  if (typeof userCode !== 'string' || (answer !== 'approve' && answer !== 'deny')) {
    return reply(400, 'userCode must be a code, and answer approve or deny.');
  }
  const device = waiting(world, userCode, now);
  if (!device) return reply(404, `No sign-in waits for the code ${userCode}.`);
  device.answer = answer;
  return reply(
    200,
    answer === 'approve' ? 'Signed in. You can close this page.' : 'The sign-in was denied.',
  );
}

function waiting(world: World, code: string, now: number): DeviceSignIn | undefined {
  const wanted = code.trim().toUpperCase();
  return signInsOf(world).devices.find(
    ({ userCode, answer, expiresAt }) =>
      userCode === wanted && answer === undefined && expiresAt > now,
  );
}

function ask(text: string): string {
  return `<p>${escaped(text)}</p>
<form action="${devicePath}">
<label>Code <input name="user_code" autocomplete="off" autofocus></label>
<button>Next</button>
</form>`;
}

function page(status: number, content: string): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sandbox sign-in</title>
<h1>Sandbox sign-in</h1>
${content}
</html>
`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
