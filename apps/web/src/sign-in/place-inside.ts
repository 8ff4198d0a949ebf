/** Where to go after signing in: an address of ours only, as `//elsewhere` and whole URLs would lead out of the app. */
export function placeInside(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
