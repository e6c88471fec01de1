// The page's data blocks: gzip, written as base64 in script elements that no browser runs.

function decoded(text) {
  const trimmed = text.trim();
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(trimmed);
  const binary = atob(trimmed);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function opened(block) {
  const stream = new Blob([decoded(block.textContent)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip')));
}

export const bytesOf = async (block) => new Uint8Array(await opened(block).arrayBuffer());

export const textOf = (block) => opened(block).text();
