const minLength = 12
const minDistinct = 5

/** Whether a password is worth having: long, not one sign over and over, and not the person's own name or address. */
export function isStrongPassword(password: string, { name, email }: { name: string; email: string }): boolean {
  const lower = password.toLowerCase()
  const own = [email, ...email.split('@'), name].map((text) => text.toLowerCase())
  return password.length >= minLength && new Set(lower).size >= minDistinct && !own.includes(lower)
}
