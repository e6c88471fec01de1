// The page's data blocks: LZMA, written as text in script elements that no browser runs.
// A small program of their own opens them; its source is the crate `unpack`.

function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

let opener = null;

// A program for each block: it keeps where it stands, and its memory goes when the block is open.
async function unpacker() {
  if (opener === null) {
    opener = WebAssembly.compile(fromBase64(document.getElementById('arbeidsro-unpack').textContent));
  }
  const { exports } = await WebAssembly.instantiate(await opener);
  return exports;
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

// Bytes unpacked in one go. The browser takes its quicker code for the program at a new call only.
const STEP = 65536;

// Calls until as many bytes are there.
function inSteps(size, call) {
  let done = 0;
  while (done < size) done = call(done + STEP);
}

async function opened(block) {
  const program = await unpacker();
  const text = block.textContent;
  const from = program.room();
  new TextEncoder().encodeInto(text, memoryFor(program, from + text.length).subarray(from));
  const length = program.decode(from, text.length);
  const size = program.unpacked_size(from, length);
  const table = even(from + length);
  const at = table + program.table_size();
  memoryFor(program, at + size);
  inSteps(size, (until) => program.step(from, length, table, at, size, until));
  return { program, at, size };
}

export async function textOf(block) {
  const { program, at, size } = await opened(block);
  return new TextDecoder().decode(memoryFor(program, at + size).subarray(at, at + size));
}

// The app's program, which lies in the page taken apart.
export async function programOf(block) {
  const { program, at, size } = await opened(block);
  const joined = program.joined_size(at, size);
  const to = at + size;
  const bytes = memoryFor(program, to + joined).subarray(to, to + joined);
  inSteps(joined, (until) => program.join(at, size, to, joined, until));
  return bytes;
}
