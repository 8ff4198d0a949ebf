import type { Context } from '../context.ts'

/** An address that signs its reader in once, within a quarter of an hour. Opening it does nothing yet: the page sends the token. */
export async function signInLink(
  { auth, publicUrl }: Pick<Context, 'auth' | 'publicUrl'>,
  email: string,
): Promise<string> {
  return `${publicUrl}/sign-in/link?token=${encodeURIComponent(await auth.createLink(email))}`
}
