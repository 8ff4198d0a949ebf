/** Where the server tells what changed. In a file without schemas, so that a browser fetches none to listen. */
export const streamPath = '/api/stream'
