// The page's data blocks: LZMA, written as text in script elements that no browser runs.
// A small program of their own opens them; its source is the crate `unpack`.

function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

let opener = null;

function unpackers() {
  if (opener === null) {
    const code = fromBase64(document.getElementById('arbeidsro-unpack').textContent);
    opener = WebAssembly.instantiate(code).then(({ instance }) => instance.exports);
  }
  return opener;
}

const PAGE = 65536;

// The program's memory from its first free byte on, with room for as many bytes.
function memoryFor(program, end) {
  const lacking = end - program.memory.buffer.byteLength;
  if (lacking > 0) program.memory.grow(Math.ceil(lacking / PAGE));
  return new Uint8Array(program.memory.buffer);
}

const EVEN = 2;
const even = (address) => Math.ceil(address / EVEN) * EVEN;

export async function bytesOf(block) {
  const program = await unpackers();
  const text = block.textContent;
  const from = program.room();
  new TextEncoder().encodeInto(text, memoryFor(program, from + text.length).subarray(from));
  const length = program.decode(from, text.length);
  const size = program.unpacked_size(from, length);
  const table = even(from + length);
  const to = table + program.table_size();
  memoryFor(program, to + size);
  program.unpack(from, length, table, to, size);
  return memoryFor(program, 0).slice(to, to + size);
}

export const textOf = async (block) => new TextDecoder().decode(await bytesOf(block));
