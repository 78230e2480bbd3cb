// SPDX-License-Identifier: EUPL-1.2

/** What sends a file's bytes as they are: the generated types know such a body as text. */
export async function rawBody(file: File) {
  const bytes = await file.arrayBuffer();
  return {
    body: file.name,
    bodySerializer: () => bytes,
    headers: { 'Content-Type': 'application/octet-stream' },
  };
}
